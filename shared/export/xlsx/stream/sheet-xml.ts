/** A worksheet's XML, row by row. */
import { isNumericType } from '../../document/display.ts';
import type { Cell, Cells, Column } from '../../document/table.ts';
import { cellText } from '../cell-text.ts';
import { columnLetters, isDateType, serialDate } from '../styles.ts';
import { styleOf, styles } from './parts.ts';
import { escapeXml, spreadsheetNamespace, xmlHead } from './xml.ts';

/** Makes the rows of one kind of table. */
export interface SheetXml {
  head(): string;
  /** @param number row number on the sheet, from 1 */
  row(number: number, cells: Cells): string;
  /** @param lastRow number of the last row */
  tail(lastRow: number): string;
  /** Area of the filter, absolute. */
  filter(lastRow: number): string;
  /** Texts cut so far because a cell could not hold them. */
  cutTexts(): number;
}

export function sheetXml(columns: readonly Column[]): SheetXml {
  const letters = columns.map((_, index) => columnLetters(index + 1));
  const lastLetters = letters.at(-1) ?? 'A';
  const shapes = columns.map(({ type }) => ({ style: styleOf(type), isDate: isDateType(type) }));
  let cut = 0;

  function cellXml(place: string, cell: Cell, style: number, isDate: boolean): string {
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
    if (isDate) return `<c r="${place}" s="${style}"><v>${serialDate(cell)}</v></c>`;
    const { text, isCut } = cellText(cell);
    if (isCut) cut += 1;
    return textXml(place, text, style);
  }

  return {
    head: () => sheetHead(columns, letters),
    row(number, cells) {
      let xml = `<row r="${number}">`;
      for (let i = 0; i < shapes.length; i += 1) {
        const shape = shapes[i];
        if (shape) xml += cellXml(`${letters[i]}${number}`, cells[i] ?? null, shape.style, shape.isDate);
      }
      return `${xml}</row>`;
    },
    tail: (lastRow) =>
      `</sheetData><autoFilter ref="A1:${lastLetters}${lastRow}"/>${printing('landscape')}</worksheet>`,
    filter: (lastRow) => `$A$1:$${lastLetters}$${lastRow}`,
    cutTexts: () => cut,
  };
}

const HAS_OUTER_BLANK = /^\s|\s$/;

function textXml(place: string, text: string, style: number): string {
  const keep = HAS_OUTER_BLANK.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${keep}>${escapeXml(text)}</t></is></c>`;
}

function printing(orientation: string): string {
  return `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;8&amp;A&amp;R&amp;8Page &amp;P of &amp;N</oddFooter></headerFooter>`;
}

const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';

function sheetHead(columns: readonly Column[], letters: readonly string[]): string {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width + 2}" customWidth="1"/>`,
  );
  const header = columns.map(({ label, type }, i) =>
    textXml(`${letters[i]}1`, label, isNumericType(type) ? styles.headerRight : styles.header),
  );
  return `${xmlHead}<worksheet xmlns="${spreadsheetNamespace}">${FIT}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData><row r="1" ht="32" customHeight="1">${header.join('')}</row>`;
}

/** A sheet of labels and values. */
export function factsXml(facts: readonly { readonly label: string; readonly value: string }[]): string {
  const wrapped = styles.label;
  const rows = facts.map(
    ({ label, value }, i) =>
      `<row r="${i + 1}">${textXml(`A${i + 1}`, label, wrapped)}${textXml(`B${i + 1}`, cellText(value).text, styleOf('text'))}</row>`,
  );
  return `${xmlHead}<worksheet xmlns="${spreadsheetNamespace}">${FIT}<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="92" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData>${printing('portrait')}</worksheet>`;
}
