// SPDX-License-Identifier: Apache-2.0
// Names beside dots, where there is room: none lies over a dot or over another name. What finds no
// room is left out, and told when the dot is pointed at.

const letter = 8.6; // of a name of 15 units, at most in the middle
const high = 17;
const apart = 11;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Named {
  x: number;
  y: number;
  name: string;
}

export interface PlacedName {
  name: string;
  at: number;
  y: number;
  anchor: 'start' | 'end';
}

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom
  && other.top < one.bottom;

export function namesBeside(dots: Named[], within: Box): PlacedName[] {
  const taken: Box[] = dots.map(({ x, y }) => (
    { left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
  return dots.flatMap(({ x, y, name }) => {
    const wide = name.length * letter;
    for (const anchor of ['start', 'end'] as const) {
      const at = anchor === 'start' ? x + apart : x - apart;
      const box = {
        left: anchor === 'start' ? at : at - wide, right: anchor === 'start' ? at + wide : at,
        top: y - high / 2, bottom: y + high / 2,
      };
      const inside = box.left >= within.left && box.right <= within.right
        && box.top >= within.top - high && box.bottom <= within.bottom;
      if (!inside || taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      return [{ name, at, y, anchor }];
    }
    return [];
  });
}
