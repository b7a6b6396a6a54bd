/** The full report as a workbook: a summary, a sheet a view, and where each comes from. */
import type { Workbook, Worksheet } from 'exceljs';
import { displayInstant } from '../document/display.ts';
import { domainNames, rowCountText, type ViewDocument } from '../document/document.ts';
import { type Fact, provenanceFacts, scopeFacts } from '../document/facts.ts';
import type { Sink } from '../files/sink.ts';
import { addFacts, addTitle } from '../xlsx/about-sheet.ts';
import { newWorkbook, workbookBytes } from '../xlsx/exceljs.ts';
import { colors, fontName } from '../xlsx/styles.ts';
import { addTableSheet } from '../xlsx/table-sheet.ts';
import { asOfOf, type Report, reportTitle, sheetName } from './report.ts';

const SUMMARY = 'Summary';
const ABOUT = 'About this report';

export async function writeReportWorkbook(report: Report, sink: Sink): Promise<void> {
  const workbook = await newWorkbook(reportTitle);
  addSummary(workbook, report);
  let cutTexts = 0;
  for (const document of report.documents) {
    for (const table of [document.table, ...document.sideTables]) {
      cutTexts += await addTableSheet(workbook, table, sheetName(document, table.name));
    }
  }
  addAbout(workbook, report, cutTexts);
  await sink.write(await workbookBytes(workbook));
}

function addSummary(workbook: Workbook, report: Report): void {
  const sheet = workbook.addWorksheet(SUMMARY, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 30 }, { width: 96 }, { width: 14 }, { width: 14 }];
  addTitle(sheet, reportTitle, scopeSentence(report));
  for (const domain of ['aw', 'wwi'] as const) {
    addHeading(sheet, domainNames[domain]);
    for (const document of report.documents) {
      if (document.provenance.domain === domain) addEntry(sheet, document);
    }
    sheet.addRow([]);
  }
}

function scopeSentence(report: Report): string {
  const part = (domain: 'aw' | 'wwi') =>
    `${domainNames[domain]} as of ${asOfOf(report, domain) ?? 'no data'}`;
  return `${part('aw')}, ${part('wwi')}. Made ${displayInstant(report.generatedAt)} from one snapshot of each warehouse.`;
}

function addHeading(sheet: Worksheet, text: string): void {
  const row = sheet.addRow([text, 'What it says', 'Rows', 'Data as of']);
  for (const place of [1, 2, 3, 4]) {
    const cell = row.getCell(place);
    cell.font = { name: fontName, size: 11, bold: true, color: { argb: colors.headerText } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colors.header } };
    cell.alignment = { horizontal: place > 2 ? 'right' : 'left' };
  }
}

function addEntry(sheet: Worksheet, document: ViewDocument): void {
  const { provenance, table, finding } = document;
  const row = sheet.addRow([null, finding, rowCountText(table), provenance.asOf ?? 'no data']);
  const target = sheetName(document, table.name);
  row.getCell(1).value = { text: document.title, hyperlink: `#'${target}'!A1` };
  row.getCell(1).font = { name: fontName, size: 11, color: { argb: 'FF0563C1' }, underline: true };
  row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
  row.height = 16 * Math.max(1, Math.ceil(finding.length / 100)) + 2;
  for (const place of [1, 3, 4]) {
    row.getCell(place).alignment = { vertical: 'top', horizontal: place > 2 ? 'right' : 'left' };
  }
  for (const place of [1, 2, 3, 4]) {
    row.getCell(place).border = { bottom: { style: 'hair', color: { argb: colors.rule } } };
  }
}

function addAbout(workbook: Workbook, report: Report, cutTexts: number): void {
  const sheet = workbook.addWorksheet(ABOUT, { views: [{ showGridLines: false }] });
  sheet.columns = [{ width: 26 }, { width: 96 }];
  addTitle(sheet, 'Where these numbers come from', scopeSentence(report));
  addFacts(sheet, reportFacts(report, cutTexts));
  for (const document of report.documents) {
    sheet.addRow([]);
    const { provenance } = document;
    const head = sheet.addRow([`${domainNames[provenance.domain]}: ${document.title}`]);
    head.getCell(1).font = { name: fontName, size: 12, bold: true, color: { argb: colors.header } };
    const shared = new Set(['Generated at', 'Trace id', 'Audit id', 'Warehouse']);
    const own = [...scopeFacts(document), ...provenanceFacts(document)].filter(
      ({ label }) => !shared.has(label),
    );
    addFacts(sheet, [...own, ...document.notices.map(({ message }) => ({ label: 'Note', value: message }))]);
  }
}

export function reportFacts({ id, generatedAt, traceId }: Report, cutTexts = 0): Fact[] {
  const cut = `${cutTexts} texts were longer than a cell; they end with "… [cut]".`;
  return [
    { label: 'Report and audit id', value: id },
    { label: 'Trace id', value: traceId || 'none' },
    { label: 'Generated at', value: displayInstant(generatedAt) },
    ...(cutTexts > 0 ? [{ label: 'Note', value: cut }] : []),
  ];
}
