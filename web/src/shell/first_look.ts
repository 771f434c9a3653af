// SPDX-License-Identifier: Apache-2.0
// The picture of last time that stands there before the app has come: see public/first_look.js.

interface FirstLook {
  shown: boolean;
  keep(): void;
  leave(): () => void;
}

declare global {
  var firstLook: FirstLook | undefined;
}

/** Whether the page is being opened under a picture of itself: what comes must be whole at once. */
export const looked = globalThis.firstLook?.shown ?? false;

/** Lets `draw` take the place of the picture; what was touched meanwhile is passed on to it. */
export function takeOver(draw: () => void): void {
  const answer = looked ? globalThis.firstLook?.leave() : undefined;
  draw();
  answer?.();
}

/** Keeps the picture for the next time, where it is the example's and whole, with no word more. */
export function keepLook(): void {
  if (!document.querySelector('#app [data-example="whole"]')) return;
  if (document.querySelector('dialog, .noted, .v-unsent')) return;
  try {
    globalThis.firstLook?.keep();
  } catch {
    // No room or a private window: the next start is a little later, nothing else.
  }
}
