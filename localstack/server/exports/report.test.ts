/** The full report: everything as one workbook and one PDF, in the store as in the download. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { testedProduct } from '../../testing/tested-product.ts';
import { download, screenRows, untilMade } from './reading.ts';

const product = testedProduct();

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
    // A busy machine takes longer than a request may: the product says so and goes on.
    expect([201, 202], JSON.stringify(body)).toContain(response.status);
    report =
      response.status === 201 ? made.parse(body).data : made.shape.data.parse(await untilMade(product, body));
  });

  it.each(['xlsx', 'pdf'] as const)(
    'has its %s in the store, as listed and as downloaded',
    async (format) => {
      const { path, url, bytes, sha256 } = report[format];
      const stored = await readFile(path);
      const { bytes: downloaded } = await download(product, url);
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
    const { data } = await screenRows(product, '/api/aw/sales/history', '');
    const history = sheets.find(({ name }) => name === 'AW Sales history');
    const revenue = history?.rows.slice(1, data.length + 1).map((row) => row[1]);
    expect(revenue).toEqual(data.map((day) => day.revenue));
    const kpis = await screenRows(product, '/api/wwi/sales/kpis', '');
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
    const incoming = await readdir(join(product.dataDir, 'reports', '.incoming'));
    expect(incoming).toEqual([]);
  });
});
