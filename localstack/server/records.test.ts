import { randomUUID } from 'node:crypto';
import * as awRecords from '@otel-bi/shared/contract/aw/records.ts';
import type { LiveEndpoint } from '@otel-bi/shared/contract/routes.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import * as wwiRecords from '@otel-bi/shared/contract/wwi/records.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { appendEvents } from '@otel-bi/shared/store/events.ts';
import * as tables from '@otel-bi/shared/store/records.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { testedProduct } from '../testing/tested-product.ts';

const listAnswer = z.object({
  data: z.array(z.looseObject({})),
  meta: z.looseObject({ auditId: z.string(), nextCursor: z.nullable(z.string()) }),
});

const product = testedProduct();
let database: Database;

beforeAll(async () => {
  database = await product.container.get(storeDatabase);
});

async function read(path: string) {
  const response = await product.call(path);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body).slice(0, 300)).toBe(200);
  return listAnswer.parse(body);
}

/** All rows of a list, page by page; between two pages `meanwhile` adds rows. */
async function walk(path: string, limit: number, meanwhile: () => Promise<unknown>) {
  const rows: z.output<typeof listAnswer>['data'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data, meta }: z.output<typeof listAnswer> = await read(
      `${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`,
    );
    rows.push(...data);
    cursor = meta.nextCursor;
    await meanwhile();
  }
  return rows;
}

const expectContract = (route: Pick<LiveEndpoint, 'data' | 'meta'>, body: unknown) =>
  expect(z.safeParse(z.object({ data: route.data, meta: route.meta }), body).error).toBeUndefined();

const auditAnswer = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  meta: z.object({ nextCursor: z.string() }),
});

async function lastAudit(domain: 'aw' | 'wwi') {
  const response = await product.call(`/api/audit?limit=1&domain=${domain}`);
  const { data, meta } = auditAnswer.parse(await response.json());
  return { row: data[0], nextCursor: meta.nextCursor };
}

const viewAnswer = z.object({
  data: z.array(z.looseObject({})),
  meta: z.object({ asOf: z.nullable(z.string()) }),
});

/** What an analysis answers now. */
async function readView(path: string) {
  return viewAnswer.parse(await (await product.call(path)).json());
}

/** Each list with the view that its job stores, and the fields that only the stored row has. */
const lists = [
  ['forecasts', '/api/aw/sales/forecast', awRecords.forecastRecords, tables.awForecasts, { model: 'theta' }],
  ['rep scores', '/api/aw/reps/scores?top_n=1000', awRecords.repScoreRecords, tables.awRepScores, {}],
  [
    'product demand',
    '/api/aw/products/demand?top_n=1000',
    awRecords.productDemandRecords,
    tables.awProductDemand,
    {},
  ],
  [
    'reorder recommendations',
    '/api/wwi/stock/recommendations',
    wwiRecords.reorderRecords,
    tables.wwiReorderRecommendations,
    {},
  ],
  [
    'supplier scores',
    '/api/wwi/suppliers/scores?top_n=1000',
    wwiRecords.supplierScoreRecords,
    tables.wwiSupplierScores,
    {},
  ],
] as const;

describe('stored records', () => {
  it.each(lists)('show %s as the view answered them, audited', async (_, path, route, table, extra) => {
    expect(await read(route.path)).toMatchObject({ data: [], meta: { asOf: null, nextCursor: null } });
    // The course of an employee and the sentences of a reason are on the screen alone: no job stores them.
    const items = (await readView(path)).data.map(({ revenueByMonth: _, said: __, ...item }) => ({
      ...item,
      ...extra,
    }));
    expect(items.length).toBeGreaterThan(5);
    const run = { executionId: randomUUID(), computedAt: '2026-01-01T02:00:00.000Z', asOf: '2014-01-28' };
    // The view's row is the table's own; the union of the lists hides it from the compiler.
    await table.append(database, { ...run, items } as never);

    const body = await read(`${route.path}?limit=1000`);
    expectContract(route, body);
    const stored = { ...run, computedAt: '2026-01-01T02:00:00.000000Z', id: expect.any(String) };
    expect(body.data).toEqual(items.map((item) => ({ ...item, ...stored })));
    expect(body.meta).toMatchObject({ asOf: '2014-01-28', nextCursor: null });
    expect((await lastAudit(route.domain as 'aw' | 'wwi')).row).toMatchObject({
      id: body.meta.auditId,
      action: route.id,
      actor: 'developer',
      outcome: 'succeeded',
      parameters: { limit: 1000, cursor: null },
      rowCount: items.length,
      traceId: body.meta.traceId,
    });
  });

  it('page without a gap or a repeat while runs are added', async () => {
    const { path } = wwiRecords.supplierScoreRecords;
    const before = (await read(`${path}?limit=1000`)).data;
    const [row] = before;
    let day = 1;
    const add = () => {
      day += 1;
      const computedAt = `2026-02-${String(day).padStart(2, '0')}T02:00:00Z`;
      const snapshot = { executionId: randomUUID(), computedAt, asOf: null, items: [row] };
      return tables.wwiSupplierScores.append(database, snapshot as never); // as above
    };
    const rows = await walk(path, 3, add);
    expect(rows.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect((await read(`${path}?limit=1`)).data[0]).toMatchObject({ asOf: null });
  });

  it('have as many rows on a page as the configuration says, unless asked otherwise', async () => {
    const { path } = awRecords.forecastRecords;
    const point = { model: 'theta', date: '2014-02-01', value: 1, lower: 0, upper: 2 };
    const items = Array.from({ length: 120 }, () => point);
    const run = { executionId: randomUUID(), computedAt: '2026-03-01T02:00:00Z', asOf: '2014-01-28' };
    await tables.awForecasts.append(database, { ...run, items });
    const { data, meta } = await read(path);
    expect(data).toHaveLength(100);
    expect(meta.nextCursor).not.toBeNull();
  });
});

describe('stock events', () => {
  const path = '/api/wwi/events';
  const event = {
    stockItemKey: 999_999,
    stockItem: 'USB rocket launcher',
    type: 'stock_high_urgency',
    urgency: 'HIGH',
    onHand: -3,
    threshold: 12.5,
    message: 'Order now.',
    said: null,
  } as const;

  it('are an empty list before the first run, then come newest first', async () => {
    const route = routes.find(({ id }) => id === 'wwi.events');
    if (route === undefined) throw new Error('the events are not routed');
    const empty = await read(path);
    expectContract(route, empty);
    expect(empty).toMatchObject({ data: [], meta: { asOf: null, nextCursor: null } });

    const add = (onHand: number) =>
      appendEvents(database, randomUUID(), [{ ...event, onHand }], '2001-01-31');
    for (let onHand = 0; onHand < 7; onHand += 1) await add(onHand);
    const rows = await walk(path, 2, () => add(99));
    expect(rows.map(({ onHand }) => onHand)).toEqual([6, 5, 4, 3, 2, 1, 0]);
    const body = await read(path);
    expectContract(route, body);
    expect(body.meta).toMatchObject({ asOf: '2001-01-31' });
    expect((await lastAudit('wwi')).row).toMatchObject({ id: body.meta.auditId, action: 'wwi.events' });

    await appendEvents(database, randomUUID(), [{ ...event, urgency: 'LOW', onHand: 50 }], '2001-01-31');
    const low = await read(`${path}?urgency=LOW`);
    expect(low.data).toMatchObject([{ urgency: 'LOW', onHand: 50 }]);
    expect((await lastAudit('wwi')).row).toMatchObject({ parameters: { urgency: 'LOW' }, rowCount: 1 });
    expect((await product.call(`${path}?urgency=low`)).status).toBe(400);
  });
});

describe('a run of the reorder job', () => {
  it('is what the lists show, with its events and the day of its data', async () => {
    const triggered = await product.call('/api/wwi/jobs/reorder/trigger', { method: 'POST' });
    const accepted = z.object({ data: z.object({ executionId: z.string() }) });
    const { executionId } = accepted.parse(await triggered.json()).data;
    const stored = await vi.waitFor(
      async () => {
        const { data } = await read('/api/wwi/records/reorder-recommendations?limit=1000');
        const rows = data.filter((row) => row.executionId === executionId);
        expect(rows.length).toBeGreaterThan(0);
        return rows;
      },
      { timeout: 120_000, interval: 100 },
    );
    const { data: now, meta } = await readView('/api/wwi/stock/recommendations');
    const run = {
      id: expect.any(String),
      executionId,
      computedAt: expect.any(String),
      asOf: meta.asOf,
    };
    expect(stored).toEqual(now.map(({ said: _, ...row }) => ({ ...row, ...run })));
    const events = (await read('/api/wwi/events?limit=1000')).data.filter(({ asOf }) => asOf === meta.asOf);
    expect(new Set(events.map(({ stockItemKey }) => stockItemKey))).toEqual(
      new Set(now.filter(({ urgency }) => urgency !== 'LOW').map(({ stockItemKey }) => stockItemKey)),
    );
  });
});

describe('bad input', () => {
  const paths = [...lists.map(([, , route]) => route.path), '/api/wwi/events', '/api/wwi/scenarios'] as const;

  it.each(paths)('of %s is refused with the field at fault', async (path) => {
    const { nextCursor: foreign } = await lastAudit('wwi');
    const refused = [
      ['limit=0', 'invalid_parameter', 'limit'],
      ['limit=1001', 'invalid_parameter', 'limit'],
      ['limit=ten', 'invalid_parameter', 'limit'],
      ['cursor=abc', 'invalid_parameter', 'cursor'],
      [`cursor=${foreign}`, 'invalid_parameter', 'cursor'],
      ['top_n=3', 'unknown_parameter', 'top_n'],
    ] as const;
    for (const [query, code, field] of refused) {
      const response = await product.call(`${path}?${query}`);
      expect(response.status, query).toBe(400);
      expect(await response.json()).toMatchObject({ code, errors: [{ field }] });
    }
    expect((await product.call(path, { token: null })).status).toBe(401);
  });
});
