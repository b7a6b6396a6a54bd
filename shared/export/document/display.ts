/** Cells as people read them, the same in every format that shows text. */
import type { Cell, CellType } from './table.ts';

const isNumeric: Readonly<Record<CellType, boolean>> = {
  text: false,
  date: false,
  instant: false,
  integer: true,
  number: true,
  figure: true,
  money: true,
  percent: true,
  score: true,
};

const integers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const twoDigits = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const oneDigit = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const numberFormats: Partial<Record<CellType, (value: number) => string>> = {
  integer: (value) => integers.format(value),
  number: (value) => twoDigits.format(value),
  figure: (value) => (Number.isInteger(value) ? integers : twoDigits).format(value),
  money: (value) => twoDigits.format(value),
  percent: (value) => `${oneDigit.format(value)}%`,
  score: (value) => oneDigit.format(value),
};

/** What stands for a number that cannot be computed. */
const missing = '–';

export function displayCell(cell: Cell, type: CellType): string {
  if (cell === null) return isNumeric[type] ? missing : '';
  if (typeof cell === 'number') return numberFormats[type]?.(cell) ?? String(cell);
  return type === 'instant' ? displayInstant(cell) : cell;
}

/** `2016-05-31 07:30:02 UTC` of an ISO instant. */
export function displayInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** Short form for axes and sentences: 1.23M. */
export function displayCompact(value: number): string {
  return compact.format(value);
}

export function isNumericType(type: CellType): boolean {
  return isNumeric[type];
}
