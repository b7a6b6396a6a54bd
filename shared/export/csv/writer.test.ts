import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseCsv } from 'hucre/csv';
import { describe, expect, it } from 'vitest';
import type { Cells } from '../document/table.ts';
import { documentOf, formulas, hardNames, memorySink } from '../testing/documents.ts';
import { writeCsv } from './writer.ts';

const column = [{ key: 'name', label: 'Name', type: 'text', width: 9 } as const];

async function csv(rows: readonly Cells[], columns: Parameters<typeof documentOf>[0]['columns'] = column) {
  const sink = memorySink();
  const { table } = documentOf({ rows, columns });
  await writeCsv(table, sink);
  return { text: sink.bytes().toString('utf8'), table };
}

/** The fields as a reader sees them, header left out. */
async function readBack(rows: readonly Cells[]): Promise<unknown[]> {
  const { text } = await csv(rows);
  return parseCsv(text, { delimiter: ',', typeInference: false })
    .slice(1)
    .map((row) => row[0]);
}

describe('CSV', () => {
  it('has the field names of the API as header, exact values and empty cells', async () => {
    const { text } = await csv(
      [
        ['a', 1, 1234.5678, 12.5, '2014-01-28', '2026-11-22T03:00:00.000123Z'],
        [null, null, -0.5, null, null, null],
      ],
      documentOf({ rows: [] }).table.columns,
    );
    expect(text).toBe(
      'name,count,amount,share,day,at\r\na,1,1234.5678,12.5,2014-01-28,2026-11-22T03:00:00.000123Z\r\n,,-0.5,,,\r\n',
    );
  });

  it.each(formulas)('defuses %j', async (text) => {
    expect(await readBack([[text]])).toEqual([`'${text}`]);
  });

  it.each(hardNames.map((name) => [name.slice(0, 30), name]))('keeps %j', async (_short, name) => {
    expect(await readBack([[name]])).toEqual([name]);
  });

  it('gives back every text that it took, defused or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        const { text: written } = await csv([[text], ['end']]);
        const unquoted = /^name\r\n("?)([\s\S]*?)\1\r\nend\r\n$/.exec(written)?.[2]?.replaceAll('""', '"');
        expect([text, `'${text}`]).toContain(unquoted);
        expect(written.split('\r\n')[1]).not.toMatch(/^"?[=+\-@|%\t]/);
      }),
    );
  });

  it('states the digest of the rows as JSON, and refuses to before they were read', async () => {
    const rows: Cells[] = [['a'], ['b']];
    const fresh = documentOf({ rows, columns: column }).table.rows;
    expect(() => fresh.sha256()).toThrow('once all rows were read');
    const { table } = await csv(rows);
    expect(table.rows.sha256()).toBe(createHash('sha256').update(JSON.stringify(rows)).digest('hex'));
  });
});
