// SPDX-License-Identifier: Apache-2.0
// A report as JSON. Its cells are texts and whole numbers, in the order of its columns.

export interface ReportColumn {
  code: string;
  heading: string;
  kind: 'text' | 'day' | 'tugrug' | 'count' | 'share' | 'points';
  summed: boolean;
  says: string;
  /** A cell without a number has none; it is not one that is not known. */
  sparse: boolean;
  for_programs: boolean;
}

export interface ReportMessage {
  report: string;
  title: string;
  about: string[];
  /** Up to which entry of the record, with how many changes beside it, on which day. */
  position: number;
  settings: number;
  made: string;
  columns: ReportColumn[];
  rows: (string | number | null)[][];
  /** Rows that were left out behind these; the sums are of all. */
  more: number;
  sums: (number | null)[];
  /** Which cells are withheld, by row and column: they are null as those not known are. */
  withheld: [number, number][];
  /** What each row counts, where they differ. */
  definitions: { code: string; heading: string; says: string }[];
  plots: { svg: string; says: string; width: number }[];
}

/** Several, one after the other. */
export interface WholeReport {
  report: string;
  title: string;
  parts: ReportMessage[];
}
