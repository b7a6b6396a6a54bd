/** Exports and reports from outside: every number in a file is the API's, and each file leaves its rows behind. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '@otel-bi/shared/contract/envelope.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { uuidv7 } from '@otel-bi/shared/store/uuid.ts';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startTestProduct, type TestDirectory, type TestProduct, testDirectory } from '../testing/product.ts';

let directory: TestDirectory;
let product: TestProduct;

beforeAll(async () => {
  directory = await testDirectory();
  product = await startTestProduct(directory.path, { JOBS_SCHEDULE: 'false', JOBS_CATCH_UP: 'false' });
}, 120_000);

afterAll(async () => {
  await product.close();
  await directory.remove();
});

const rowsAnswer = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z.looseObject({
    asOf: z.nullable(z.string()),
    auditId: z.string(),
    totalRows: z.optional(z.number()),
  }),
});

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

async function screenRows(screen: string, query: string) {
  const response = await product.call(`${screen}?${query}`);
  return rowsAnswer.parse(await response.json());
}

async function download(path: string) {
  const response = await product.call(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString('utf8', 0, 300)).toBe(200);
  return { response, bytes };
}

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
    const { data, meta } = await screenRows(screen, query);
    const { bytes, response } = await download(address(file, query, 'csv'));
    const available = meta.totalRows ?? data.length;
    const expected = available === data.length ? String(data.length) : `${data.length} of ${available}`;
    expect(response.headers.get('x-row-count')).toBe(expected);
    const [keys = [], ...rows] = parseCsv(bytes.toString('utf8'), { delimiter: ',', typeInference: false });
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
    const { data, meta } = await screenRows(screen, query);
    const keys = parseCsv((await download(address(file, query, 'csv'))).bytes.toString('utf8'), {
      delimiter: ',',
      typeInference: false,
    })[0];
    const { bytes, response } = await download(address(file, query, 'xlsx'));
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
    const { bytes, response } = await download(address(file, query, 'pdf'));
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

describe('exports that cannot be', () => {
  it.each([
    ['/api/aw/export/sales-history', 400, 'invalid_parameter', /format must be one of: xlsx, pdf, csv/],
    ['/api/aw/export/sales-history?format=docx', 400, 'invalid_parameter', /xlsx, pdf, csv/],
    ['/api/aw/export/rep-scores?format=xlsx&days_back=3', 400, 'unknown_parameter', /days_back/],
    ['/api/aw/export/everything?format=xlsx', 404, 'not_found', /everything/],
    ['/api/exports/01933f6e-7a2b-7c3d-8e4f-112233445566', 404, 'not_found', /no export/],
    ['/api/reports/01933f6e-7a2b-7c3d-8e4f-112233445566', 404, 'not_found', /no report/],
    ['/api/reports/01933f6e-7a2b-7c3d-8e4f-112233445566/pdf', 404, 'not_found', /no report/],
  ])('%s is refused', async (path, status, code, detail) => {
    const response = await product.call(path);
    const body = problem.parse(await response.json());
    expect(body).toMatchObject({ status, code });
    expect(body.detail).toMatch(detail);
  });
});

async function insertEvents(count: number, message: string): Promise<void> {
  const database = await product.container.get(storeDatabase);
  await database.query(
    `INSERT INTO wwi_business_events
       (id, execution_id, stock_item_key, stock_item, type, urgency, on_hand, threshold, message)
     SELECT gen_random_uuid(), $1, n % 200, '=cmd|''/C calc''!A0 ' || n % 200, 'stock_level',
            (ARRAY['HIGH','MEDIUM','LOW'])[1 + n % 3], n, n / 3.0, $2 || n
     FROM generate_series(1, $3::integer) AS n`,
    [uuidv7(), message, count],
    { timeoutMs: 120_000 },
  );
}

async function follow(path: string) {
  const first = await product.call(path);
  return { first, bytes: Buffer.from(await first.arrayBuffer()) };
}

describe('business events', () => {
  it('are an empty file before the first', async () => {
    const { bytes, response } = await download('/api/wwi/export/business-events?format=csv');
    expect(bytes.toString()).toBe('id,at,urgency,type,stockItemKey,stockItem,onHand,threshold,message\r\n');
    expect(response.headers.get('content-disposition')).toContain('wwi-business-events_no-data.csv');
  });

  it('come in the answer while the file is small, and by a link beyond 4.5 MB', async () => {
    await insertEvents(2_000, 'x'.repeat(500));
    const small = await product.call('/api/wwi/export/business-events?format=csv');
    expect(small.redirected).toBe(false);
    expect(Buffer.from(await small.arrayBuffer()).length).toBeLessThan(4_500_000);

    await insertEvents(8_000, 'y'.repeat(500));
    const { first, bytes } = await follow('/api/wwi/export/business-events?format=csv');
    expect(first.redirected).toBe(true);
    expect(new URL(first.url).pathname).toMatch(/^\/api\/files\/staged\/[0-9a-f-]+\.csv$/);
    expect(first.headers.get('content-disposition')).toMatch(/wwi-business-events_.*_as-of-.*\.csv/);
    expect(bytes.length).toBeGreaterThan(4_500_000);
    const rows = parseCsv(bytes.toString('utf8'), { delimiter: ',', typeInference: false });
    expect(rows).toHaveLength(10_001);
    expect(rows.slice(1).every((row) => String(row[5]).startsWith("'=cmd"))).toBe(true);
    const unsigned = first.url.replace(/signature=[^&]*/, 'signature=x');
    expect((await fetch(unsigned)).status).toBe(404);
  }, 60_000);

  it('hold the urgency that the screen was narrowed to', async () => {
    const { bytes } = await follow('/api/wwi/export/business-events?format=csv&urgency=MEDIUM');
    const rows = parseCsv(bytes.toString('utf8'), { delimiter: ',', typeInference: false }).slice(1);
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(['MEDIUM']));
    expect(rows).toHaveLength(3_334);
  });

  it('go on over pages of the store without a gap or a repeat, as a workbook too', async () => {
    const { bytes } = await follow('/api/wwi/export/business-events?format=xlsx');
    const { sheets } = await readXlsx(bytes);
    const ids = sheets[0]?.rows.slice(1).map((row) => row[0]);
    expect(ids).toHaveLength(10_000);
    expect(new Set(ids).size).toBe(10_000);
  }, 60_000);

  it('as PDF are as many as paper takes, which file and answer say', async () => {
    await insertEvents(5, 'one more ');
    const { bytes, first } = await follow('/api/wwi/export/business-events?format=pdf');
    expect(first.status).toBe(200);
    expect(first.headers.get('x-row-count')).toBe('10000 of 10005');
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBeGreaterThan(200);
  }, 60_000);

  it('beyond what a request takes are made by the file worker, told twice in the trail, once in the history', async () => {
    await insertEvents(150_000, '');
    const { first, bytes } = await follow('/api/wwi/export/business-events?format=csv');
    expect(first.status, bytes.toString('utf8', 0, 300)).toBe(200);
    const lines = bytes.toString('utf8').split('\r\n').length - 2;
    expect(lines).toBe(160_005);
    const { data } = z
      .object({ data: z.array(z.looseObject({ sha256: z.string(), rows: z.number() })) })
      .parse(await (await product.call('/api/exports?domain=wwi&limit=1')).json());
    expect(data[0]).toMatchObject({
      view: 'business-events',
      rows: 160_005,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const database = await product.container.get(storeDatabase);
    const told = await database.query<{ phase: string; outcome: string }>(
      `SELECT phase, outcome FROM audit_log WHERE action = 'wwi.export.business_events' AND phase <> 'single'
       ORDER BY seq`,
    );
    expect(told).toEqual([
      { phase: 'started', outcome: 'started' },
      { phase: 'finished', outcome: 'succeeded' },
    ]);
  }, 120_000);
});

const made = z.object({
  data: z.object({
    reportId: z.string(),
    xlsx: z.object({ path: z.string(), url: z.string(), bytes: z.number(), sha256: z.string() }),
    pdf: z.object({ path: z.string(), url: z.string(), bytes: z.number(), sha256: z.string() }),
  }),
});

describe('a full report', () => {
  let report: z.infer<typeof made>['data'];

  beforeAll(async () => {
    const response = await product.call('/api/reports/generate', { method: 'POST' });
    const body: unknown = await response.json();
    expect(response.status, JSON.stringify(body)).toBe(201);
    report = made.parse(body).data;
  }, 60_000);

  it.each(['xlsx', 'pdf'] as const)(
    'has its %s in the store, as listed and as downloaded',
    async (format) => {
      const { path, url, bytes, sha256 } = report[format];
      const stored = await readFile(path);
      const { bytes: downloaded } = await download(url);
      expect(downloaded.equals(stored)).toBe(true);
      expect(stored.length).toBe(bytes);
      expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
      const { data } = z
        .object({ data: z.array(z.looseObject({ format: z.string(), view: z.string() })) })
        .parse(await (await product.call('/api/exports?limit=20')).json());
      expect(data.find((row) => row.view === 'full-report' && row.format === format)).toMatchObject({
        domain: 'platform',
        bytes,
        sha256,
      });
    },
  );

  it('tells its state', async () => {
    const body = await (await product.call(`/api/reports/${report.reportId}`)).json();
    expect(body).toMatchObject({
      data: { reportId: report.reportId, status: 'succeeded', xlsx: report.xlsx, pdf: report.pdf },
    });
  });

  it('has a summary first and a sheet for each view, with the numbers of the screen', async () => {
    const { sheets } = await readXlsx(await readFile(report.xlsx.path));
    const names = sheets.map(({ name }) => name);
    expect(names[0]).toBe('Summary');
    expect(names).toEqual(
      expect.arrayContaining([
        'AW Sales KPIs',
        'AW Sales history',
        'AW Sales forecast',
        'AW Revenue anomalies',
        'AW Sales employee scores',
        'AW Product demand',
        'WWI Sales KPIs',
        'WWI Sales history',
        'WWI Stock recommendations',
        'WWI Supplier scores',
        'WWI Business events',
        'About this report',
      ]),
    );
    const { data } = await screenRows('/api/aw/sales/history', '');
    const history = sheets.find(({ name }) => name === 'AW Sales history');
    const revenue = history?.rows.slice(1, data.length + 1).map((row) => row[1]);
    expect(revenue).toEqual(data.map((day) => day.revenue));
    const kpis = await screenRows('/api/wwi/sales/kpis', '');
    const shown = sheets
      .find(({ name }) => name === 'WWI Sales KPIs')
      ?.rows.slice(1)
      .map((row) => row[1]);
    expect(shown).toEqual(kpis.data.map((kpi) => kpi.value));
  });

  it('has a cover, contents that lead to every view, and all pages numbered', async () => {
    const document = await PDFDocument.load(await readFile(report.pdf.path));
    const links = document.getPage(1).node.Annots();
    expect(links?.size()).toBe(11);
    expect(document.getTitle()).toBe('OTel BI report');
  });

  it('leaves no half file in the store', async () => {
    const incoming = await readdir(join(directory.path, 'reports', '.incoming'));
    expect(incoming).toEqual([]);
  });
});

describe('a report directory that cannot be used', () => {
  async function refusal(reportDirectory: string) {
    await product.close();
    product = await startTestProduct(directory.path, {
      JOBS_SCHEDULE: 'false',
      JOBS_CATCH_UP: 'false',
      REPORT_OUTPUT_DIR: reportDirectory,
    });
    const response = await product.call('/api/reports/generate', { method: 'POST' });
    const database = await product.container.get(storeDatabase);
    const [row] = await database.query<{ outcome: string; phase: string }>(
      `SELECT outcome, phase FROM audit_log WHERE action = 'platform.reports.generate' ORDER BY seq DESC LIMIT 1`,
    );
    expect(row).toEqual({ outcome: 'failed', phase: 'single' });
    return problem.parse(await response.json());
  }

  it('is named before any work: missing', async () => {
    const body = await refusal(join(directory.path, 'nowhere'));
    expect(body).toMatchObject({ status: 503, code: 'object_store_unavailable' });
    expect(body.detail).toContain('REPORT_OUTPUT_DIR does not exist');
    expect(existsSync(join(directory.path, 'nowhere'))).toBe(false);
  }, 60_000);

  it('is named before any work: a link out of its root', async () => {
    const root = join(directory.path, 'linked');
    execFileSync('mkdir', [root]);
    await symlink(tmpdir(), join(root, '.incoming'));
    const body = await refusal(root);
    expect(body).toMatchObject({ status: 503, code: 'object_store_unavailable' });
    expect(body.detail).toContain('link out of REPORT_OUTPUT_DIR');
    await rm(root, { recursive: true });
  }, 60_000);
});
