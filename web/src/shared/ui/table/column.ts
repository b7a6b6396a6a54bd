import type { ReactNode } from 'react';
import { fold } from '../../text/words.ts';
import type { SortKey } from '../sort-rows.ts';

export interface Column<T> {
  /** What the address calls it: lower-case letters and underscores. */
  readonly id: string;
  readonly label: string;
  readonly isNumber?: true;
  /** Names the row; cannot be hidden. One column of a table. */
  readonly isHead?: true;
  /** By what it sorts, and its exact value for copies; null where it is not known. */
  readonly sortKey: (row: T) => SortKey;
  readonly cell: (row: T) => ReactNode;
  /** Its text for search and copies, where that is not the sort key. */
  readonly text?: (row: T) => string;
  /** What search finds the row by beyond what the column shows, such as an id. */
  readonly alsoFoundBy?: (row: T) => string;
  /** Pixels that it needs; what is left over is shared in proportion. */
  readonly width?: number;
}

const HEAD_WIDTH = 208;
const NUMBER_WIDTH = 104;
const TEXT_WIDTH = 136;

/** Pixels below which a reader cannot make a column. */
export const MIN_WIDTH = 56;

export function widthOf({ width, isHead, isNumber }: Column<never>): number {
  return width ?? (isHead ? HEAD_WIDTH : isNumber ? NUMBER_WIDTH : TEXT_WIDTH);
}

/** Widths chosen by the reader, in pixels, by column. */
export type Widths = Readonly<Record<string, number>>;

/** The columns' shares of the row as a grid: chosen widths stay, the others share what is left. */
export function templateOf(columns: readonly Column<never>[], widths: Widths): string {
  return columns
    .map((column) => {
      const chosen = widths[column.id];
      const least = widthOf(column);
      return chosen === undefined ? `minmax(${least}px, ${least}fr)` : `${chosen}px`;
    })
    .join(' ');
}

/** The columns' shares of a row that is as wide as the paper. */
export function sharesOf(columns: readonly Column<never>[], widths: Widths): string {
  return columns.map((column) => `minmax(0, ${widths[column.id] ?? widthOf(column)}fr)`).join(' ');
}

/** Pixels that the columns need at least. */
export function leastWidth(columns: readonly Column<never>[], widths: Widths): number {
  return columns.reduce((sum, column) => sum + (widths[column.id] ?? widthOf(column)), 0);
}

/** A cell's value with every digit, in the decimal separator of the reader's language and no other sign. */
export function exactText<T>({ text, sortKey }: Column<T>, row: T, locale: string): string {
  if (text) return text(row);
  const value = sortKey(row);
  if (typeof value !== 'number') return value ?? '';
  return value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 10 });
}

/** What search looks through in a row: its texts and ids, not its numbers. */
export function searchText<T>(columns: readonly Column<T>[], row: T): string {
  const texts = columns.flatMap(({ text, sortKey, alsoFoundBy }) => {
    const value = text ? text(row) : sortKey(row);
    const shown = typeof value === 'string' ? value : '';
    return alsoFoundBy ? [shown, alsoFoundBy(row)] : [shown];
  });
  return fold(texts.join(' '));
}

/** A text that a spreadsheet would take for a formula is pasted as text. */
function defused(text: string): string {
  return /^[=+@\t\r]|^-(?![\d.,]+$)/.test(text) ? `'${text}` : text;
}

/** The table as a spreadsheet takes it from the clipboard: tab-separated, values exact. */
export function tableText<T>(columns: readonly Column<T>[], rows: readonly T[], locale: string): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => defused(cell.replace(/[\t\r\n]+/g, ' '))).join('\t');
  return [
    line(columns.map(({ label }) => label)),
    ...rows.map((row) => line(columns.map((column) => exactText(column, row, locale)))),
  ].join('\n');
}
