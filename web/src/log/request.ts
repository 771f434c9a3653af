// SPDX-License-Identifier: Apache-2.0
// A request between two soums, as a card tells it.

/** The soum `area` asks the soum `from` for the household. */
export interface HandOverRequest {
  id: string;
  area: string;
  from: string;
  author: string;
  at: string;
  note?: string | null;
  answer?: {
    how: 'done' | 'not_needed';
    author: string;
    at: string;
    note?: string | null;
  } | null;
}
