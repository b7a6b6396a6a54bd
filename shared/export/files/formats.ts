/** The formats of exported files and who writes them. Writers are loaded when they are needed. */
import type { exportFormats } from '../../contract/exports.ts';
import type { ViewDocument } from '../document/document.ts';
import type { Sink } from './sink.ts';

export type ExportFormat = (typeof exportFormats)[number];

export const contentTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8; header=present',
};

/**
 * Longer tables than this are written front to back: exceljs holds the whole workbook in memory, some 20 KB
 * a row.
 */
const EXCELJS_ROWS = 5_000;

/** Writes the document in the format, reading its rows once. */
export async function writeDocument(document: ViewDocument, format: ExportFormat, sink: Sink): Promise<void> {
  if (format === 'csv') return (await import('../csv/writer.ts')).writeCsv(document.table, sink);
  if (format === 'pdf') return (await import('../pdf/writer.ts')).writePdf(document, sink);
  if (document.table.rows.count > EXCELJS_ROWS) {
    return (await import('../xlsx/stream/writer.ts')).streamWorkbook(document, sink);
  }
  return (await import('../xlsx/workbook.ts')).writeWorkbook(document, sink);
}
