// SPDX-License-Identifier: Apache-2.0
// What is said of a table of figures, on its way to the server; and where an import is seen whole.

import type { FigureImport } from '../messages';
import type { Text } from '../shell/text';
import { askServer } from './ask';

/** What a table of spells of insurance is imported as: it is no indicator, and only counted. */
export const spells = 'insurance_spells';

/** What borders of soums are imported as: a file of shapes, not a table. */
export const borders = 'area_borders';

/** As the server takes them. */
export const largestFile = 8 * 1024 * 1024;

export interface Asked {
  indicator: string;
  as_of: string;
  source: string;
  address: string;
}

/** Where the first reading of a file was wrong: "" and nothing where it is not spoken of. */
export interface Reading {
  encoding: string;
  separator: string;
  sheet: string;
  header: string;
  /** By column, from 1: "code", "value:herders_december". */
  columns: Record<number, string>;
}

export const unread: Reading = {
  encoding: '', separator: '', sheet: '', header: '', columns: {},
};

/** The part of the address behind the question mark. */
export function queryOf(asked: Asked, reading: Reading, file: string): string {
  const columns = Object.entries(reading.columns).map(([at, role]) => `${at}=${role}`).join(',');
  const { encoding, separator, sheet, header } = reading;
  const all = { ...asked, file, encoding, separator, sheet, header, columns };
  return Object.entries(all).filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** Throws DeskFailed. */
export function tryFigures(query: string, file: Blob): Promise<FigureImport> {
  return askServer<FigureImport>(`/api/head/figures/check?${query}`, file);
}

/** Throws DeskFailed. Sent again under its key it is imported once. */
export function importFigures(query: string, key: string, file: Blob): Promise<FigureImport> {
  return askServer<FigureImport>(`/api/head/figures/import?${query}&key=${key}`, file);
}

/** An import, and of which area a number was looked up there. */
export const setAddress = (set: string, area = ''): string =>
  `#/desk/figures?set=${encodeURIComponent(set)}${area === '' ? '' : `&area=${area}`}`;

export const whoImported = (t: Text, user: string): string =>
  user === 'server' ? t('figures.server') : user;
