/**
 * A long plain table as a workbook, written front to back in flat memory: what exceljs cannot do (see
 * docs/decisions/0009-export-writers.md). Rows beyond one sheet go on to the next.
 */
import type { ViewDocument } from '../../document/document.ts';
import type { Cells, Table } from '../../document/table.ts';
import type { Sink } from '../../files/sink.ts';
import { aboutFacts, aboutSheetName } from '../about-sheet.ts';
import { MAX_SHEET_ROWS } from '../styles.ts';
import {
  contentTypes,
  coreProperties,
  rootRelations,
  stylesPart,
  workbookPart,
  workbookRelations,
} from './parts.ts';
import { factsXml, type SheetXml, sheetXml } from './sheet-xml.ts';
import { createZip, type Zip } from './zip.ts';

interface WrittenSheet {
  readonly name: string;
  readonly filter: string | null;
}

/** @param maxRows rows of a sheet with its header; smaller in tests */
export async function streamWorkbook(
  document: ViewDocument,
  sink: Sink,
  maxRows = MAX_SHEET_ROWS,
): Promise<void> {
  const zip = createZip(sink);
  const xml = sheetXml(document.table.columns);
  const sheets = await writeSheets(zip, document.table, xml, maxRows);
  const title = { label: document.title, value: document.finding };
  const facts = [title, ...aboutFacts(document, xml.cutTexts())];
  await addPart(zip, sheetPath(sheets.length + 1), factsXml(facts));
  const all = [...sheets, { name: aboutSheetName, filter: null }];
  await addPart(zip, 'xl/styles.xml', stylesPart());
  await addPart(zip, 'xl/workbook.xml', workbookPart(all));
  await addPart(zip, 'xl/_rels/workbook.xml.rels', workbookRelations(all.length));
  await addPart(zip, 'docProps/core.xml', coreProperties(document.title, document.provenance.generatedAt));
  await addPart(zip, '_rels/.rels', rootRelations);
  await addPart(zip, '[Content_Types].xml', contentTypes(all.length));
  await zip.end();
}

const sheetPath = (number: number) => `xl/worksheets/sheet${number}.xml`;

async function addPart(zip: Zip, name: string, text: string): Promise<void> {
  await zip.entry(name, (entry) => entry.write(Buffer.from(text)));
}

async function writeSheets(zip: Zip, table: Table, xml: SheetXml, maxRows: number): Promise<WrittenSheet[]> {
  const sheets: WrittenSheet[] = [];
  const source = rowSource(table);
  do {
    const number = sheets.length + 1;
    let row = 1;
    await zip.entry(sheetPath(number), async (entry) => {
      await entry.write(Buffer.from(xml.head()));
      while (row < maxRows) {
        const cells = await source.take(maxRows - row);
        if (cells.length === 0) break;
        const text = cells.map((each, i) => xml.row(row + 1 + i, each)).join('');
        row += cells.length;
        await entry.write(Buffer.from(text));
      }
      await entry.write(Buffer.from(xml.tail(row)));
    });
    const name = number === 1 ? table.name : `${table.name} (${number})`;
    sheets.push({ name, filter: xml.filter(row) });
  } while (await source.hasMore());
  return sheets;
}

/** Batches cut to what fits on a sheet. */
function rowSource({ rows }: Table) {
  const batches = rows.batches()[Symbol.asyncIterator]();
  let waiting: readonly Cells[] = [];
  async function fill(): Promise<void> {
    while (waiting.length === 0) {
      const next = await batches.next();
      if (next.done) return;
      waiting = next.value;
    }
  }
  return {
    /** At least one row and at most `limit`, none when there are no more. */
    async take(limit: number): Promise<readonly Cells[]> {
      await fill();
      const taken = waiting.slice(0, limit);
      waiting = waiting.slice(taken.length);
      return taken;
    },
    async hasMore(): Promise<boolean> {
      await fill();
      return waiting.length > 0;
    },
  };
}
