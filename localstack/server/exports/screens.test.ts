/** Exports from outside: every number in a file is its screen's, and each file leaves its rows behind. */
import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { testedProduct } from '../../testing/tested-product.ts';
import { csvRows, download, screenRows } from './reading.ts';

const product = testedProduct();

/** Each export beside its screen. */
const views = [
  { file: '/api/aw/export/sales-history', screen: '/api/aw/sales/history', query: 'days_back=90' },
  {
    file: '/api/aw/export/sales-history',
    screen: '/api/aw/sales/history',
    query: 'from=2013-01-01&to=2013-03-31&channel=internet',
  },
  { file: '/api/aw/export/sales-forecast', screen: '/api/aw/sales/forecast', query: 'horizon_days=14' },
  { file: '/api/aw/export/rep-scores', screen: '/api/aw/reps/scores', query: 'top_n=5' },
  { file: '/api/aw/export/product-demand', screen: '/api/aw/products/demand', query: 'category=bikes' },
  { file: '/api/wwi/export/stock-recommendations', screen: '/api/wwi/stock/recommendations', query: '' },
  { file: '/api/wwi/export/supplier-scores', screen: '/api/wwi/suppliers/scores', query: 'top_n=100' },
];

const address = (path: string, query: string, format: string) =>
  `${path}?format=${format}${query ? `&${query}` : ''}`;

/** The row's value at a column's key; `components.x.value` is in the list of components. */
function fieldOf(row: Readonly<Record<string, unknown>>, key: string): unknown {
  const [, name, part] = /^components\.(\w+)\.(\w+)$/.exec(key) ?? [];
  if (name === undefined || part === undefined) return row[key] ?? null;
  const components = z.array(z.looseObject({ name: z.string() })).parse(row.components);
  return components.find((component) => component.name === name)?.[part] ?? null;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return String(value);
}

describe.each(views)('$file?$query', ({ file, screen, query }) => {
  it('as CSV holds exactly what the screen shows', async () => {
    const { data, meta } = await screenRows(product, screen, query);
    const { bytes, response } = await download(product, address(file, query, 'csv'));
    const available = meta.totalRows ?? data.length;
    const expected = available === data.length ? String(data.length) : `${data.length} of ${available}`;
    expect(response.headers.get('x-row-count')).toBe(expected);
    const [keys = [], ...rows] = csvRows(bytes);
    expect(rows).toHaveLength(data.length);
    for (const [index, row] of rows.entries()) {
      for (const [column, key] of keys.entries()) {
        if (key === 'remark') continue;
        const expected = cellText(fieldOf(data[index] ?? {}, String(key)));
        expect([`'${expected}`, expected], `${key} of row ${index}`).toContain(cellText(row[column]));
      }
    }
  });

  it('as a workbook holds the same numbers, and says where they come from', async () => {
    const { data, meta } = await screenRows(product, screen, query);
    const keys = csvRows((await download(product, address(file, query, 'csv'))).bytes)[0];
    const { bytes, response } = await download(product, address(file, query, 'xlsx'));
    const { sheets } = await readXlsx(bytes);
    const rows = sheets[0]?.rows.slice(1) ?? [];
    for (const [index, item] of data.entries()) {
      for (const [column, key] of (keys ?? []).entries()) {
        const expected = fieldOf(item, String(key));
        if (typeof expected === 'number')
          expect(rows[index]?.[column], `${key} of row ${index}`).toBe(expected);
      }
    }
    const about = new Map(sheets.at(-1)?.rows.map((row) => [row[0], row[1]]));
    expect(about.get('Data as of')).toBe(meta.asOf ?? 'no data');
    const available = meta.totalRows ?? data.length;
    expect(about.get('Rows')).toBe(
      available === data.length ? String(data.length) : `${data.length} of ${available}`,
    );
    expect(about.get('Audit id')).toBe(response.headers.get('x-audit-id'));
    expect(about.get('Trace id')).toBe(response.headers.get('x-trace-id'));
    const sha256 = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    expect(about.get('SHA-256 of the data')).toBe(sha256);
  });

  it('as PDF is a document, and the history and the trail know all three', async () => {
    const { bytes, response } = await download(product, address(file, query, 'pdf'));
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(0);
    const { domain, view } = /^\/api\/(?<domain>\w+)\/export\/(?<view>.*)$/.exec(file)?.groups ?? {};
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`filename="${domain}-${view}_(.*_)?as-of-\\d{4}-\\d{2}-\\d{2}\\.pdf"`),
    );
    const history = z
      .object({ data: z.array(z.looseObject({})) })
      .parse(await (await product.call(`/api/exports?domain=${domain}&limit=1`)).json());
    expect(history.data[0]).toMatchObject({
      view,
      domain,
      format: 'pdf',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      traceId: response.headers.get('x-trace-id'),
      actor: 'developer',
    });
    const audit = z
      .object({ data: z.array(z.looseObject({})) })
      .parse(await (await product.call(`/api/audit?domain=${domain}&limit=1`)).json());
    expect(audit.data[0]).toMatchObject({
      id: response.headers.get('x-audit-id'),
      action: expect.stringContaining(`${domain}.export.`),
      outcome: 'succeeded',
      rowCount: Number.parseInt(response.headers.get('x-row-count') ?? '', 10),
    });
  });
});
