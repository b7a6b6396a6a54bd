import ExcelJS from 'exceljs';
import { type Cell as ReadCell, readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ViewDocument } from '../document/document.ts';
import type { Cells } from '../document/table.ts';
import { documentOf, formulas, hardNames, memorySink } from '../testing/documents.ts';
import { MAX_CELL_TEXT } from './cell-text.ts';
import { streamWorkbook } from './stream/writer.ts';
import { writeWorkbook } from './workbook.ts';

const rows: readonly Cells[] = [
  ['a', 1, 1234.5678, 12.5, '2014-01-28', '2026-11-22T03:00:00.000Z'],
  ['b', 2, 0.1, null, '1999-12-31', '1999-12-31T23:59:59.000Z'],
  ['c', 3, 0.2, -3.25, '2024-02-29', null],
];

const writers = [
  { name: 'exceljs', write: writeWorkbook },
  { name: 'the streaming writer', write: streamWorkbook },
] as const;

async function bytesOf(write: (typeof writers)[number]['write'], document: ViewDocument): Promise<Buffer> {
  const sink = memorySink();
  await write(document, sink);
  return sink.bytes();
}

const textColumn = [{ key: 'name', label: 'Name', type: 'text', width: 9 } as const];

describe.each(writers)('a workbook by $name', ({ write }) => {
  const read = async (document: ViewDocument) =>
    readXlsx(await bytesOf(write, document), { readStyles: true });
  const firstColumn = async (texts: readonly string[]) => {
    const { sheets } = await read(documentOf({ columns: textColumn, rows: texts.map((text) => [text]) }));
    return (sheets[0]?.rows ?? []).slice(1).map((row) => row[0]);
  };

  it('holds every number, date and instant as what it is', async () => {
    const [sheet] = (await read(documentOf({ rows }))).sheets;
    expect(sheet?.name).toBe('Rows');
    const [header, ...data] = sheet?.rows ?? [];
    expect(header).toEqual(['Name', 'Count', 'Amount (USD)', 'Share (%)', 'Day', 'At (UTC)']);
    expect(data.slice(0, 3).map((row) => row.slice(0, 4))).toEqual([
      ['a', 1, 1234.5678, 12.5],
      ['b', 2, 0.1, null],
      ['c', 3, 0.2, -3.25],
    ]);
    const days = data.slice(0, 3).map((row) => (row[4] instanceof Date ? row[4].toISOString() : row[4]));
    expect(days).toEqual([
      '2014-01-28T00:00:00.000Z',
      '1999-12-31T00:00:00.000Z',
      '2024-02-29T00:00:00.000Z',
    ]);
    expect(data[1]?.[5]).toEqual(new Date('1999-12-31T23:59:59.000Z'));
  });

  it('freezes the header, filters the rows and sets widths and formats', async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await bytesOf(write, documentOf({ rows }));
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    );
    const sheet = workbook.getWorksheet('Rows');
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet?.autoFilter).toBe('A1:F4');
    expect(sheet?.getColumn(1).width).toBe(22);
    expect(sheet?.getCell('C2').numFmt).toBe('#,##0.00');
    expect(sheet?.getCell('D2').numFmt).toBe('0.0"%"');
    expect(sheet?.getCell('E2').numFmt).toBe('yyyy-mm-dd');
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:1');
  });

  it('says where its numbers come from', async () => {
    const document = documentOf({ rows, available: 10 });
    const about = (await read(document)).sheets.at(-1);
    expect(about?.name).toBe('About this file');
    const facts = new Map(about?.rows.map((row) => [row[0], row[1]]));
    expect(facts.get('Rows')).toBe('3 of 10');
    expect(facts.get('View')).toBe('aw/made-up');
    expect(facts.get('Period')).toBe('2013-01-29 to 2014-01-28 (365 days)');
    expect(facts.get('Data as of')).toBe('2014-01-28');
    expect(facts.get('Parameters')).toBe('top_n = 10');
    expect(facts.get('Generated at')).toBe('2026-11-22 03:00:00 UTC');
    expect(facts.get('Trace id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(facts.get('Audit id')).toBe('01933f6e-7a2b-7c3d-8e4f-112233445566');
    expect(facts.get('SHA-256 of the data')).toBe(document.table.rows.sha256());
    expect(facts.get('Note')).toBe('The end is not complete.');
  });

  it.each(formulas)('defuses %j and holds no formula for it', async (text) => {
    const [cell] = await firstColumn([text]);
    expect(cell).toBe(`'${text.replace('\r', '\n')}`);
  });

  it('keeps hard names, with line ends as line feeds', async () => {
    const kept = await firstColumn(hardNames);
    const expected = hardNames.map((name) => name.replaceAll('\r\n', '\n'));
    // The format's own escape, for what looks like one.
    const escaped = kept.map((text) => String(text).replaceAll('_x005F_', '_'));
    expect(escaped).toEqual(expected);
  });

  it('cuts what no cell can hold, with a mark and a note', async () => {
    const { sheets } = await read(documentOf({ columns: textColumn, rows: [['y'.repeat(40_000)]] }));
    const text = String(sheets[0]?.rows[1]?.[0]);
    expect(text).toHaveLength(MAX_CELL_TEXT);
    expect(text).toMatch(/y… \[cut\]$/);
    expect(JSON.stringify(sheets.at(-1)?.rows)).toContain('1 texts were longer than');
  });

  it('replaces characters that XML cannot hold', async () => {
    expect(await firstColumn(['a\u0000b\u0007c', 'half \ud83d pair', 'end \uffff'])).toEqual([
      'a\ufffdb\ufffdc',
      'half \ufffd pair',
      'end \ufffd',
    ]);
  });

  it('is a workbook without rows, too', async () => {
    const { sheets } = await read(documentOf({ rows: [] }));
    expect(sheets[0]?.rows).toHaveLength(1);
  });
});

describe('a workbook by exceljs', () => {
  it('sums exactly, by formulas that follow the filter and carry their result', async () => {
    const bytes = await bytesOf(writeWorkbook, documentOf({ rows }));
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    const total = sheet?.rows[4];
    expect(total?.[0]).toBe('Total');
    expect(total?.slice(1, 3)).toEqual([6, 1234.8678]);
    const formulaOf = (cell: ReadCell | undefined) => cell?.formula;
    expect(formulaOf(sheet?.cells?.get('4,2'))).toBe('SUBTOTAL(109,C2:C4)');
  });
});

describe('a long table', () => {
  it('goes on to the next sheets, each with its header, filter and place in the order', async () => {
    const many = Array.from({ length: 25 }, (_, i): Cells => [`row ${i}`]);
    const sink = memorySink();
    await streamWorkbook(documentOf({ columns: textColumn, rows: many }), sink, 11);
    const { sheets } = await readXlsx(sink.bytes());
    expect(sheets.map(({ name, rows: { length } }) => [name, length])).toEqual([
      ['Rows', 11],
      ['Rows (2)', 11],
      ['Rows (3)', 6],
      ['About this file', expect.any(Number)],
    ]);
    const texts = sheets.slice(0, 3).flatMap((sheet) => sheet.rows.slice(1).map((row) => row[0]));
    expect(texts).toEqual(many.map(([text]) => text));
  });

  it('does not begin a sheet for nothing when the last row fills one', async () => {
    const many = Array.from({ length: 20 }, (_, i): Cells => [`row ${i}`]);
    const sink = memorySink();
    await streamWorkbook(documentOf({ columns: textColumn, rows: many }), sink, 11);
    expect((await readXlsx(sink.bytes())).sheets.map(({ name }) => name)).toEqual([
      'Rows',
      'Rows (2)',
      'About this file',
    ]);
  });

  it('waits for a slow sink instead of piling up, and stops when the sink fails', async () => {
    const many = Array.from({ length: 50_000 }, (_, i): Cells => [`row ${i} ${Math.sin(i)}`]);
    let waiting = 0;
    let most = 0;
    const slow = {
      async write() {
        waiting += 1;
        most = Math.max(most, waiting);
        await new Promise((resolve) => setImmediate(resolve));
        waiting -= 1;
      },
    };
    await streamWorkbook(documentOf({ columns: textColumn, rows: many }), slow);
    expect(most).toBe(1);
    const full = { write: () => Promise.reject(new Error('no space left')) };
    await expect(streamWorkbook(documentOf({ columns: textColumn, rows: many }), full)).rejects.toThrow(
      'no space left',
    );
  });
});
