/** A view as a workbook that people read, by exceljs: its table, side tables, and where it all comes from. */
import type { ViewDocument } from '../document/document.ts';
import type { Sink } from '../files/sink.ts';
import { addAboutSheet } from './about-sheet.ts';
import { newWorkbook, workbookBytes } from './exceljs.ts';
import { addTableSheet } from './table-sheet.ts';

/** Holds the whole workbook in memory: about 40 KB a row, so for tables of up to some thousand rows. */
export async function writeWorkbook(document: ViewDocument, sink: Sink): Promise<void> {
  const workbook = await newWorkbook(document.title);
  let cutTexts = 0;
  for (const table of [document.table, ...document.sideTables]) {
    cutTexts += await addTableSheet(workbook, table);
  }
  addAboutSheet(workbook, document, cutTexts);
  await sink.write(await workbookBytes(workbook));
}
