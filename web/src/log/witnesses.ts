// SPDX-License-Identifier: Apache-2.0
// What the server says at each contact about the newest row of its audit. Whoever rewrites the
// audit contradicts the phones that were told: `otor verify --witnesses FILE` reads what they kept,
// one {"n":12,"hash":"…"} a line. Two hashes of one row are kept both: they are the proof.

export interface Witness {
  store: string;
  n: number;
  hash: string;
}

const mostKept = 50;

/** The newest last. */
export function witnessed(kept: Witness[], told: Witness): Witness[] {
  const again = kept.some(({ store, n, hash }) =>
    store === told.store && n === told.n && hash === told.hash);
  return again ? kept : [...kept, told].slice(-mostKept);
}

/** Of the store that serves now: one that was restored has a shorter audit, and rightly. */
export function witnessFile(kept: Witness[], store: string): string {
  return kept.filter((one) => one.store === store)
    .map(({ n, hash }) => `${JSON.stringify({ n, hash })}\n`).join('');
}
