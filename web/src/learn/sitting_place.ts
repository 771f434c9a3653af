// SPDX-License-Identifier: Apache-2.0
/** Where a test that is half filled in is gone on with; its draft is called by what it is of. */
export function placeOfTest(key: string): string {
  const [, as = '', of = '', lesson = ''] = key.split(':');
  if (as === 'own') return `#/learn/${of}/test`;
  return as === 'lesson' ? `#/learn/${of}/${lesson}/questions` : `#/learn/run/${of}/${as}`;
}
