// SPDX-License-Identifier: Apache-2.0
// What the courses show and keep where an officer is signed in. It comes from signed_in.tsx, which
// nobody else loads; without it nothing of a learner is kept.

import { createContext, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { CourseRow, LessonRow } from '../generated/documents';

export interface OfCourse { course: CourseRow }
export interface OfLesson extends OfCourse { lesson: LessonRow }
export interface OfCourses { courses: CourseRow[]; path: string[] }

export interface Learner {
  /** What stands in the bar: how much of it is on this phone alone. */
  InBar: ComponentType;
  /** What is said on every screen: a made-up account, another window. */
  Notes: ComponentType;
  /** Above the courses: runs and certificates. */
  Top: ComponentType<OfCourses>;
  /** Under the title of a lesson in its course: when it was read. */
  Mark: ComponentType<OfLesson>;
  /** At the end of a lesson. */
  End: ComponentType<OfLesson>;
  /** The test of a course, kept while it is filled in. */
  Paper: ComponentType<OfCourse>;
  /** The questions of one lesson. */
  Questions: ComponentType<OfLesson>;
  /** A run and its tests: #/learn/run/ID/before */
  Run: ComponentType<OfCourses>;
  /** The code of a day: #/learn/here */
  Here: ComponentType<OfCourses>;
}

export const LearnerContext = createContext<Learner | undefined>(undefined);

export const useLearner = (): Learner | undefined => useContext(LearnerContext);
