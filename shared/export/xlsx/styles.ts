/** How cells look; both workbook writers share it. */
import type { CellType } from '../document/table.ts';

export const fontName = 'Calibri';
export const colors = {
  header: 'FF1F3A5F',
  headerText: 'FFFFFFFF',
  rule: 'FFD5DAE1',
  totals: 'FFF2F5F9',
  muted: 'FF5B6570',
} as const;

/** Number format codes by cell type; text has none. */
export const numberFormats: Readonly<Record<CellType, string>> = {
  text: 'General',
  integer: '#,##0',
  number: '#,##0.00',
  figure: '#,##0.00',
  money: '#,##0.00',
  percent: '0.0"%"',
  score: '0.0',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};

const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** Days since the epoch of the 1900 date system, of an ISO date or instant. */
export function serialDate(iso: string): number {
  return (Date.parse(iso) - EXCEL_EPOCH_MS) / DAY_MS;
}

/** Whether a cell of this type is a date on the sheet. */
export function isDateType(type: CellType): boolean {
  return type === 'date' || type === 'instant';
}

/** Fill of cells whose word means something, and the writing on it. */
export const urgencyColors = {
  HIGH: { fill: 'FFFADBD0', text: 'FF8A3500' },
  MEDIUM: { fill: 'FFFDF0D0', text: 'FF7A5200' },
} as const;

/** Letters of a column, from 1: A, B, ... AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((index - 1) % 26));
}

/** Rows that a sheet holds, its header included. */
export const MAX_SHEET_ROWS = 1_048_576;
