// SPDX-License-Identifier: Apache-2.0
// A road that opens carries all of its figures; one that does not carries why.

import type { Month, RouteAnswer, Step } from '../messages';

export interface OpenRoute extends RouteAnswer {
  opens: Month;
  formula: number;
  floor: number;
  pension: number;
}

export const isOpen = (route: RouteAnswer): route is OpenRoute => route.opens !== null;

/** Its steps, where they were asked for. */
export const stepsOf = (route: RouteAnswer): Step[] => route.steps ?? [];
