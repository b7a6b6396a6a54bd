/** A table as a worksheet: typed cells, frozen header, filter, totals that follow the filter. */
import type { Cell as SheetCell, Style, Workbook, Worksheet } from 'exceljs';
import { isNumericType } from '../document/display.ts';
import type { Cell, Cells, Column, Table } from '../document/table.ts';
import { hasTotals, totalsOf } from '../document/totals.ts';
import { cellText } from './cell-text.ts';
import { colors, columnLetters, fontName, isDateType, numberFormats, urgencyColors } from './styles.ts';

const LINE_HEIGHT = 15;
/** A row is at most 409 points high. */
const MOST_LINES = 27;

type StyledColumn = Column & { readonly styles: ColumnStyles };

/**
 * Adds the table's sheet.
 * @param name of the sheet, at most 31 characters
 * @returns how many texts were longer than a cell and had to be cut
 */
export async function addTableSheet(workbook: Workbook, table: Table, name = table.name): Promise<number> {
  const { columns, rows } = table;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&L&8&A&R&8Page &P of &N' },
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.columns = columns.map(({ width }) => ({ width: width + 2 }));
  addHeader(sheet, columns);
  const totals = totalsOf(columns);
  const styled = columns.map((column) => ({ ...column, styles: columnStyles(column.type) }));
  let cut = 0;
  for await (const batch of rows.batches()) {
    for (const cells of batch) {
      cut += addRow(sheet, styled, cells);
      totals.add(cells);
    }
  }
  const last = rows.count + 1;
  if (rows.count > 0) sheet.autoFilter = { from: 'A1', to: { row: last, column: columns.length } };
  if (hasTotals(columns) && rows.count > 0) addTotals(sheet, columns, totals.cells(), last);
  return cut;
}

/** Texts stand off a little from the number before them. */
function sideOf(type: Column['type']) {
  return isNumericType(type) ? { horizontal: 'right' as const } : { horizontal: 'left' as const, indent: 1 };
}

/** Styles are shared objects: exceljs writes one it has met before ten times faster. */
interface ColumnStyles {
  readonly plain: Partial<Style>;
  readonly wrapped: Partial<Style>;
  readonly whole: Partial<Style>;
  readonly HIGH: Partial<Style>;
  readonly MEDIUM: Partial<Style>;
}

function columnStyles(type: Column['type']): ColumnStyles {
  const alignment = { vertical: 'top', ...sideOf(type) } as const;
  const font = { name: fontName, size: 11 };
  const plain = { font, alignment, ...(type === 'text' ? {} : { numFmt: numberFormats[type] }) };
  const marked = (word: 'HIGH' | 'MEDIUM') => ({
    ...plain,
    fill: solid(urgencyColors[word].fill),
    font: { ...font, bold: word === 'HIGH', color: { argb: urgencyColors[word].text } },
  });
  return {
    plain,
    wrapped: { ...plain, alignment: { ...alignment, wrapText: true } },
    whole: { ...plain, numFmt: numberFormats.integer },
    HIGH: marked('HIGH'),
    MEDIUM: marked('MEDIUM'),
  };
}

function addHeader(sheet: Worksheet, columns: readonly Column[]): void {
  const row = sheet.addRow(columns.map(({ label }) => label));
  row.height = 2 * LINE_HEIGHT + 4;
  for (const [index, { type }] of columns.entries()) {
    const cell = row.getCell(index + 1);
    cell.numFmt = 'General';
    cell.font = { name: fontName, size: 11, bold: true, color: { argb: colors.headerText } };
    cell.fill = solid(colors.header);
    cell.alignment = {
      wrapText: true,
      vertical: 'middle',
      ...sideOf(type),
    };
  }
}

/** @returns how many of its texts were cut */
function addRow(sheet: Worksheet, columns: readonly StyledColumn[], cells: Cells): number {
  const row = sheet.addRow([]);
  let cut = 0;
  let lines = 1;
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? null;
    if (cell === null) continue;
    const place = row.getCell(index + 1);
    if (typeof cell === 'number' || isDateType(column.type)) {
      place.value = typeof cell === 'number' ? cell : new Date(cell);
      const isWhole = column.type === 'figure' && Number.isInteger(cell);
      place.style = isWhole ? column.styles.whole : column.styles.plain;
    } else {
      cut += fillText(place, column, cell);
      lines = Math.max(lines, linesOf(cell, column.width));
    }
  }
  if (lines > 1) row.height = Math.min(lines, MOST_LINES) * LINE_HEIGHT;
  return cut;
}

/** Lines that a text takes when wrapped to a width in characters, roughly. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n', MOST_LINES)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

function fillText(place: SheetCell, { width, styles }: StyledColumn, raw: string): number {
  const { text, isCut } = cellText(raw);
  place.value = text;
  if (text === 'HIGH' || text === 'MEDIUM') place.style = styles[text];
  else place.style = linesOf(text, width) > 1 ? styles.wrapped : styles.plain;
  return isCut ? 1 : 0;
}

/** SUBTOTAL sums what the filter leaves, and carries its result for readers that do not calculate. */
function addTotals(sheet: Worksheet, columns: readonly Column[], sums: readonly Cell[], last: number): void {
  const row = sheet.addRow([]);
  if (sums[0] === null) row.getCell(1).value = 'Total';
  for (const [index, sum] of sums.entries()) {
    const place = row.getCell(index + 1);
    styleTotal(place, columns[index]);
    if (typeof sum !== 'number') continue;
    const letters = columnLetters(index + 1);
    place.value = { formula: `SUBTOTAL(109,${letters}2:${letters}${last})`, result: sum };
  }
  row.height = LINE_HEIGHT + 3;
}

function styleTotal(place: SheetCell, column: Column | undefined): void {
  if (column?.isSummed) place.numFmt = numberFormats[column.type];
  place.font = { name: fontName, size: 11, bold: true };
  place.fill = solid(colors.totals);
  place.border = { top: { style: 'thin', color: { argb: colors.header } } };
}

function solid(argb: string) {
  return { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb } };
}
