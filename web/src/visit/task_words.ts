// SPDX-License-Identifier: Apache-2.0
// A task in plain words on a phone; titles of codes come from the core's codebook.

import type { Task } from '../log/calls';
import { useCodes } from './codebook';
import { useWords } from './shell';
import { useSoums } from './soums';
import { readTask, type TaskWords } from './task_reading';

export function useTaskWords(): (task: Task) => TaskWords {
  const { t, day, month } = useWords();
  const soums = useSoums();
  const codes = useCodes();
  return (task) => readTask(task, {
    t, day, month, soum: (code) => soums.get(code)?.name ?? code, code: codes.words,
  });
}
