/** The sheet that says where a workbook's numbers come from. */
import type { Workbook, Worksheet } from 'exceljs';
import type { ViewDocument } from '../document/document.ts';
import { type Fact, provenanceFacts, scopeFacts } from '../document/facts.ts';
import { cellText } from './cell-text.ts';
import { colors, fontName } from './styles.ts';

export const aboutSheetName = 'About this file';

/** Every fact of the sheet; to be asked for once the rows were read. */
export function aboutFacts(document: ViewDocument, cutTexts: number): Fact[] {
  const cut = `${cutTexts} texts were longer than the 32,767 characters of a cell; they end with "… [cut]".`;
  return [
    ...scopeFacts(document),
    ...provenanceFacts(document),
    ...document.notices.map(({ message }) => ({ label: 'Note', value: message })),
    ...(cutTexts > 0 ? [{ label: 'Note', value: cut }] : []),
  ];
}

export function addAboutSheet(workbook: Workbook, document: ViewDocument, cutTexts: number): void {
  const sheet = workbook.addWorksheet(aboutSheetName, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 24 }, { width: 92 }];
  addTitle(sheet, document.title, document.finding);
  addFacts(sheet, aboutFacts(document, cutTexts));
}

export function addTitle(sheet: Worksheet, title: string, finding: string): void {
  const head = sheet.addRow([title]);
  head.height = 28;
  head.getCell(1).font = { name: fontName, size: 18, bold: true, color: { argb: colors.header } };
  sheet.mergeCells(head.number, 1, head.number, 2);
  const sentence = sheet.addRow([cellText(finding).text]);
  sentence.height = 15 * Math.max(2, Math.ceil(finding.length / 100));
  sentence.getCell(1).font = { name: fontName, size: 11, color: { argb: colors.muted } };
  sentence.getCell(1).alignment = { wrapText: true, vertical: 'top' };
  sheet.mergeCells(sentence.number, 1, sentence.number, 2);
  sheet.addRow([]);
}

export function addFacts(sheet: Worksheet, facts: readonly Fact[]): void {
  for (const { label, value } of facts) {
    const row = sheet.addRow([label, cellText(value).text]);
    const lines = Math.max(1, Math.ceil(value.length / 95));
    row.height = 16 * lines + 2;
    row.getCell(1).font = { name: fontName, size: 11, bold: true };
    row.getCell(1).alignment = { vertical: 'top' };
    row.getCell(2).font = { name: fontName, size: 11 };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
    for (const place of [1, 2]) {
      row.getCell(place).border = { bottom: { style: 'hair', color: { argb: colors.rule } } };
    }
  }
}
