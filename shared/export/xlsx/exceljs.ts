/** exceljs, loaded when first needed: it takes a tenth of a second to import. */
import type ExcelJS from 'exceljs';

export async function newWorkbook(title: string): Promise<ExcelJS.Workbook> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.creator = 'OTel BI';
  workbook.title = title;
  workbook.created = new Date();
  workbook.modified = workbook.created;
  return workbook;
}

/** The finished workbook's bytes. */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
