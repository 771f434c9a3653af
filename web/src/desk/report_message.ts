// SPDX-License-Identifier: Apache-2.0
// A report as JSON. Its cells are texts and whole numbers, in the order of its columns.

export interface ReportColumn {
  code: string;
  heading: string;
  kind: 'text' | 'day' | 'tugrug' | 'count' | 'share';
  summed: boolean;
  says: string;
}

export interface ReportMessage {
  report: string;
  title: string;
  about: string[];
  columns: ReportColumn[];
  rows: (string | number | null)[][];
  sums: (number | null)[];
}
