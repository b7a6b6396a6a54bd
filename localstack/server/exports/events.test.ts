/** The one export that grows for ever: in the answer, by a link, or made by the file worker. */
import { createHash } from 'node:crypto';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { uuidv7 } from '@otel-bi/shared/store/uuid.ts';
import { readXlsx } from 'hucre/xlsx';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { testedProduct } from '../../testing/tested-product.ts';
import { csvRows, download } from './reading.ts';

const product = testedProduct();

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

describe('business events', () => {
  it('are an empty file before the first', async () => {
    const { bytes, response } = await download(product, '/api/wwi/export/business-events?format=csv');
    expect(bytes.toString()).toBe('id,at,urgency,type,stockItemKey,stockItem,onHand,threshold,message\r\n');
    expect(response.headers.get('content-disposition')).toContain('wwi-business-events_no-data.csv');
  });

  it('come in the answer while the file is small, and by a link beyond 4.5 MB', async () => {
    await insertEvents(2_000, 'x'.repeat(500));
    const small = await product.call('/api/wwi/export/business-events?format=csv');
    expect(small.redirected).toBe(false);
    expect(Buffer.from(await small.arrayBuffer()).length).toBeLessThan(4_500_000);

    await insertEvents(8_000, 'y'.repeat(500));
    const { response: first, bytes } = await download(product, '/api/wwi/export/business-events?format=csv');
    expect(first.redirected).toBe(true);
    expect(new URL(first.url).pathname).toMatch(/^\/api\/files\/staged\/[0-9a-f-]+\.csv$/);
    expect(first.headers.get('content-disposition')).toMatch(/wwi-business-events_.*_as-of-.*\.csv/);
    expect(bytes.length).toBeGreaterThan(4_500_000);
    const rows = csvRows(bytes);
    expect(rows).toHaveLength(10_001);
    expect(rows.slice(1).every((row) => String(row[5]).startsWith("'=cmd"))).toBe(true);
    const unsigned = first.url.replace(/signature=[^&]*/, 'signature=x');
    expect((await fetch(unsigned)).status).toBe(404);
  });

  it('hold the urgency that the screen was narrowed to', async () => {
    const { bytes } = await download(product, '/api/wwi/export/business-events?format=csv&urgency=MEDIUM');
    const rows = csvRows(bytes).slice(1);
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(['MEDIUM']));
    expect(rows).toHaveLength(3_334);
  });

  it('go on over pages of the store without a gap or a repeat, as a workbook too', async () => {
    const { bytes } = await download(product, '/api/wwi/export/business-events?format=xlsx');
    const { sheets } = await readXlsx(bytes);
    const ids = sheets[0]?.rows.slice(1).map((row) => row[0]);
    expect(ids).toHaveLength(10_000);
    expect(new Set(ids).size).toBe(10_000);
  });

  it('as PDF are as many as paper takes, which file and answer say', async () => {
    await insertEvents(5, 'one more ');
    const { bytes, response: first } = await download(product, '/api/wwi/export/business-events?format=pdf');
    expect(first.headers.get('x-row-count')).toBe('10000 of 10005');
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBeGreaterThan(200);
  });

  it('beyond what a request takes are made by the file worker, told twice in the trail, once in the history', async () => {
    await insertEvents(150_000, '');
    const { bytes } = await download(product, '/api/wwi/export/business-events?format=csv');
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
  });
});
