// SPDX-License-Identifier: Apache-2.0
/** The day on which this app was built: 2026-11-23. */
declare const __BUILT__: string;

declare module 'virtual:core' {
  export const address: string;
  /** Recorded answers by call, only in a build without the core. */
  export const recorded: Record<string, unknown> | null;
}

declare module 'virtual:records' {
  export const address: string;
}

declare module 'virtual:papers' {
  export const address: string;
}

declare module 'virtual:text/*' {
  const sentences: Record<string, string>;
  export default sentences;
}
