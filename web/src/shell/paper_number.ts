// SPDX-License-Identifier: Apache-2.0
// The numbers of receipts and papers, so that two that are the same compare as the same.

// Letters that look alike are one, whichever keyboard they came from; the others as they sound.
const latin: Record<string, string> = {
  А: 'A', В: 'B', Е: 'E', Ё: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y',
  Х: 'X', Б: 'B', Г: 'G', Д: 'D', Ж: 'J', З: 'Z', И: 'I', Й: 'I', Л: 'L', П: 'P', Ф: 'F', Ц: 'C',
  Ч: 'CH', Ш: 'SH', Щ: 'SH', Ъ: '', Ы: 'Y', Ь: '', Э: 'E', Ю: 'YU', Я: 'YA', Ө: 'O', Ү: 'Y',
  Ә: 'A', Ғ: 'G', Қ: 'K', Ң: 'N', Ұ: 'Y', Һ: 'H', І: 'I',
};
const longestNumber = 40;

/**
 * The number of a receipt or a paper as it is written down: two that are the same compare as the
 * same, on the phone and at the desk. "А-12 / 7" is A-12-7.
 */
export function paperNumber(typed: string): string {
  return [...typed.trim().toUpperCase()].map((letter) => latin[letter] ?? letter).join('')
    .replace(/[\s/\\]+/g, '-').replace(/[^A-Z0-9.:+_-]/g, '').replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '').slice(0, longestNumber);
}
