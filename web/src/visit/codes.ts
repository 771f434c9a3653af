// SPDX-License-Identifier: Apache-2.0
// The codebook. Labels stand in text/ under [finding] and [asked], topics under [visit].

export const topics = [
  'pay_by_phone', 'old_age', 'sickness', 'birth', 'state_share', 'seasonal_payment', 'documents',
  'health', 'disability', 'survivors', 'welfare', 'livestock_insurance',
];
export const ways = ['home', 'bagh_meeting', 'phone', 'market', 'school_day'];
export const stages = [
  'not_interested', 'considering', 'ready_at_income', 'enrolling', 'paying', 'lapsed',
];
export const answers = ['answered', 'referred', 'promised'] as const;
export const payments = ['none', 'explained', 'tried_together', 'paid'];
export const relations = ['head', 'spouse', 'child', 'parent', 'other'];
export const languages = ['mn', 'kk', 'tyv', 'other'];

export const questions = Array.from({ length: 42 }, (_, at) => `Q${at + 1}`);
/** What is asked most stands first; the rest opens on demand. */
export const questionsFirst = ['Q9', 'Q10', 'Q12', 'Q18', 'Q20', 'Q29'];

const groups: [string, number][] = [['A', 8], ['B', 6], ['C', 7], ['D', 5]];
export const findings = groups.flatMap(([group, size]) =>
  Array.from({ length: size }, (_, at) => `${group}${at + 1}`));
export const findingsFirst = ['B1', 'C1', 'C4', 'A1', 'A8', 'B5'];
