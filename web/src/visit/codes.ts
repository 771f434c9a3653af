// SPDX-License-Identifier: Apache-2.0
// The closed lists of a visit. Their labels stand in text/; what a department may extend is in the
// codebook.

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
