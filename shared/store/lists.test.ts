import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { forecastRecords, productDemandRecords, repScoreRecords } from '../contract/aw/records.ts';
import { exportRecord } from '../contract/platform/exports.ts';
import { jobExecution } from '../contract/platform/jobs.ts';
import { businessEvent } from '../contract/wwi/events.ts';
import { reorderRecords, supplierScoreRecords } from '../contract/wwi/records.ts';
import { scenario, scenarioSummary } from '../contract/wwi/scenarios.ts';
import type { Database } from './database.ts';
import { sqlState } from './errors.ts';
import { appendEvents, type BusinessEvent, listEvents } from './events.ts';
import { listExecutions } from './executions.ts';
import { appendExport, listExports } from './exports.ts';
import type { Page, PageRequest } from './page.ts';
import { openDatabase } from './pool.ts';
import {
  awAnomalyRuns,
  awForecasts,
  awProductDemand,
  awRepScores,
  wwiReorderRecommendations,
  wwiSupplierScores,
} from './records.ts';
import { appendScenario, findScenario, listScenarios } from './scenarios.ts';
import { digestOf } from './snapshots.ts';
import { uuidv7 } from './uuid.ts';

/** Walks all pages; between two of them `meanwhile` adds rows. */
async function walk<R>(
  list: (request: PageRequest) => Promise<Page<R>>,
  limit: number,
  meanwhile: () => Promise<unknown>,
): Promise<R[]> {
  const rows: R[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<R> = await list({ limit, cursor });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.nextCursor;
    await meanwhile();
  }
  return rows;
}

const components = [{ name: 'revenue', label: 'Revenue', value: 71.5, weight: 0.4 }];
const repScore = (rank: number) => ({
  rank,
  employeeKey: 280 + rank,
  name: `Rep ${rank} “é😀”`,
  territory: rank === 1 ? null : 'Northwest',
  revenue: 80_450_596.9823,
  orders: 3,
  quotaAttainmentPct: null,
  growthPct: -12.5,
  score: 71.25,
  components,
});
const demand = {
  rank: 1,
  productKey: 310,
  name: 'Road-150 Red, 62',
  category: null,
  units: 3_000_000_000,
  revenue: 0.0001,
  trendPctPerMonth: 1 / 3,
  demandScore: 99.9,
  abcClass: 'A',
  xyzClass: null,
};
const forecast = { model: 'theta', date: '2014-01-29', value: 15_000.1234, lower: -1.5, upper: 30_000 };
const recommendation = {
  stockItemKey: 7,
  stockItem: 'USB rocket launcher (Gray)',
  supplier: null,
  category: 'Toy Supplier',
  onHand: 3,
  onOrder: 0,
  reorderPoint: 12.5,
  reorderPointSource: 'demand',
  safetyStock: 2.25,
  dailyDemand: 0.1 + 0.2,
  leadTimeDays: 14,
  leadTimeSource: 'assumption',
  daysOfCover: 10.5,
  recommendedQuantity: 24,
  quantityPerOuter: 12,
  estimatedCost: null,
  urgency: 'HIGH',
  reason: 'below the reorder point',
};
const supplier = {
  rank: 1,
  supplierKey: 4,
  supplier: 'Fabrikam, Inc.',
  category: 'Clothing Supplier',
  purchaseOrders: 1,
  fillRatePct: 99.5,
  finalizedPct: null,
  leadTimeDays: null,
  score: 88,
  components,
};
const outcome = {
  serviceLevel: 0.95,
  stockOuts: 1,
  expectedStockOuts: 0.25,
  stockValue: 12.5,
  safetyStockValue: null,
  orders: 2,
  orderQuantity: 24,
  orderCost: null,
};

describe.each(testEngines)('lists on $name', ({ missing, start }) => {
  describe.skipIf(missing !== undefined)('', () => {
    let server: TestDatabase;
    let database: Database;
    beforeAll(async () => {
      server = await start();
      database = openDatabase({ dsn: server.dsn }, server.options);
    });
    afterAll(async () => {
      await database?.close();
      await server?.close();
    });

    const run = <I>(items: I[], computedAt: string) => ({
      executionId: uuidv7(),
      computedAt,
      asOf: '2014-01-28',
      items,
    });

    it.each([
      ['forecasts', awForecasts, forecast, forecastRecords.data],
      ['rep scores', awRepScores, repScore(1), repScoreRecords.data],
      ['product demand', awProductDemand, demand, productDemandRecords.data],
      ['reorder recommendations', wwiReorderRecommendations, recommendation, reorderRecords.data],
      ['supplier scores', wwiSupplierScores, supplier, supplierScoreRecords.data],
    ] as const)('answer %s as they were given and as the contract says', async (_, table, item, schema) => {
      const snapshot = run([item], '2014-01-29T02:00:00.000Z');
      // Each row pairs a table with its own item, which the compiler cannot see through the union.
      const written = await table.append(database, snapshot as never);
      const items = await table.itemsOf(database, snapshot.executionId);
      expect(items).toEqual([item]);
      expect(written).toEqual({ rows: 1, sha256: digestOf(items), fields: Object.keys(items[0] ?? {}) });
      const { rows } = await table.list(database, { limit: 10 });
      const stored = {
        ...item,
        id: expect.any(String),
        executionId: snapshot.executionId,
        computedAt: '2014-01-29T02:00:00.000000Z',
        asOf: '2014-01-28',
      };
      expect(rows).toEqual([stored]);
      expect(z.parse(schema, rows)).toEqual(rows);
    });

    it('show the newest run first, each in its own order, while others are added', async () => {
      const first = run([1, 2, 3, 4, 5].map(repScore), '2014-03-01T02:00:00Z');
      const second = run([1, 2, 3, 4, 5].map(repScore), '2014-03-02T02:00:00Z');
      await database.transaction(async (transaction) => {
        await awRepScores.append(transaction, first);
        await awRepScores.append(transaction, second);
      });
      const rows = await walk(
        (request) => awRepScores.list(database, request),
        3,
        () => awRepScores.append(database, run([repScore(1)], '2014-03-03T02:00:00Z')),
      );
      const place = rows.map(({ executionId, rank }) => [executionId, rank]);
      const expected = [second, first].flatMap(({ executionId, items }) =>
        items.map(({ rank }) => [executionId, rank]),
      );
      expect(place.slice(0, 10)).toEqual(expected);
    });

    it('refuse a second writing of a run, all of it', async () => {
      const snapshot = run(
        [{ windowFrom: '2013-01-01', windowTo: '2013-12-31', anomalyCount: 1, anomalies: [{}] }],
        '2014-01-29T02:00:00Z',
      );
      await awAnomalyRuns.append(database, snapshot);
      expect(await awAnomalyRuns.append(database, snapshot).catch(sqlState)).toBe('23505');
      expect((await awAnomalyRuns.list(database, { limit: 10 })).rows).toMatchObject(snapshot.items);
    });

    it('write no row for an empty result', async () => {
      await awAnomalyRuns.append(database, run([], '2015-01-01T00:00:00Z'));
      expect((await awAnomalyRuns.list(database, { limit: 1 })).rows[0]?.computedAt).not.toMatch(/^2015/);
    });

    it('page through exports by domain', async () => {
      const add = (domain: 'aw' | 'wwi') =>
        appendExport(database, {
          actor: 'ann',
          domain,
          view: 'rep-scores',
          format: 'xlsx',
          parameters: { top_n: 5 },
          rows: 5,
          bytes: 5_000_000_000,
          sha256: 'a'.repeat(64),
          traceId: '0af7651916cd43dd8448eb211c80319c',
        });
      const ids: string[] = [];
      for (let i = 0; i < 10; i += 1) ids.unshift(await add('aw'));
      const rows = await walk(
        (request) => listExports(database, { ...request, domain: 'aw' }),
        4,
        () => add('wwi'),
      );
      expect(rows.map(({ id }) => id)).toEqual(ids);
      expect(z.parse(z.array(exportRecord), rows)).toEqual(rows);
    });

    it('page through events', async () => {
      const event: BusinessEvent = {
        stockItemKey: 7,
        stockItem: 'USB rocket launcher',
        type: 'stock.low',
        urgency: 'HIGH',
        onHand: 3,
        threshold: 12.5,
        message: 'order now',
        said: [{ key: 'order', params: { quantity: 12 } }],
      };
      const ids = await appendEvents(
        database,
        uuidv7(),
        Array.from({ length: 10 }, () => event),
        '2016-05-31',
      );
      expect(await appendEvents(database, uuidv7(), [], null)).toEqual([]);
      const rows = await walk(
        (request) => listEvents(database, request),
        3,
        () => appendEvents(database, uuidv7(), [event], null),
      );
      expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(z.parse(z.array(businessEvent), rows)).toEqual(rows);
      expect(rows.every(({ asOf }) => asOf === '2016-05-31')).toBe(true);

      const due: BusinessEvent = { ...event, urgency: 'MEDIUM' };
      const [id] = await appendEvents(database, uuidv7(), [due, event], null);
      const medium = await listEvents(database, { limit: 5, urgency: 'MEDIUM' });
      expect(medium).toMatchObject({ rows: [{ id, urgency: 'MEDIUM' }], nextCursor: null });
    });

    it('page through scenarios without items, and read one with them', async () => {
      const state = {
        reorderPoint: 1,
        safetyStock: 1,
        daysOfCover: null,
        recommendedQuantity: 0,
        stockOutRiskPct: 0.5,
        urgency: 'LOW',
      };
      const add = (name: string) =>
        appendScenario(database, {
          actor: 'ann',
          name,
          parameters: { demandMultiplier: 1.5, leadTimeMultiplier: 1, serviceLevel: 0.95 },
          baseline: outcome,
          result: outcome,
          items: [{ stockItemKey: 1, stockItem: 'Mug', baseline: state, result: state }],
          asOf: '2016-05-31',
        });
      const ids: string[] = [];
      for (let i = 0; i < 5; i += 1) ids.unshift((await add(`scenario ${i}`)).id);
      const rows = await walk(
        (request) => listScenarios(database, request),
        2,
        () => add('later'),
      );
      expect(rows.map(({ id }) => id)).toEqual(ids);
      expect(z.parse(z.array(scenarioSummary), rows)).toEqual(rows);
      const found = await findScenario(database, ids[0] ?? '');
      expect(z.parse(scenario, found)).toEqual(found);
      const added = await add('as it was stored');
      expect(await findScenario(database, added.id)).toEqual(added);
      expect(await findScenario(database, uuidv7())).toBeUndefined();
    });

    it('page through job runs of a domain', async () => {
      const add = async (domain: 'aw' | 'wwi', status: 'queued' | 'succeeded') => {
        const [slot, id] = [uuidv7(), uuidv7()];
        await database.query(
          `INSERT INTO job_slots (id, job_id, domain, slot_key) VALUES ($1, 'aw.daily.forecast', $2, $3)`,
          [slot, domain, slot],
        );
        await database.query(
          `INSERT INTO job_executions (id, slot_id, job_id, domain, trigger, status, scheduled_for, started_at,
             finished_at, records_processed, result)
           VALUES ($1, $2, 'aw.daily.forecast', $3, 'schedule', $4, '2014-01-29T02:00Z',
             CASE WHEN $4 = 'succeeded' THEN '2014-01-29T02:00:00Z'::timestamptz END,
             CASE WHEN $4 = 'succeeded' THEN '2014-01-29T02:00:01.5Z'::timestamptz END, 28, '{"model": "theta"}')`,
          [id, slot, domain, status],
        );
        return { id, slot };
      };
      const ids: string[] = [];
      for (let i = 0; i < 7; i += 1) ids.unshift((await add('aw', i % 2 === 0 ? 'succeeded' : 'queued')).id);
      const rows = await walk(
        (request) => listExecutions(database, { ...request, domain: 'aw' }),
        3,
        () => add('wwi', 'queued'),
      );
      expect(rows.map(({ id }) => id)).toEqual(ids);
      expect(rows[0]).toMatchObject({ durationMs: 1500, status: 'succeeded', result: { model: 'theta' } });
      expect(rows[1]).toMatchObject({ durationMs: null, status: 'queued', finishedAt: null });
      expect(z.parse(z.array(jobExecution), rows)).toEqual(rows);
      const bare = await listExecutions(database, { domain: 'aw', limit: 1, results: 'none' });
      expect(bare.rows).toEqual([{ ...rows[0], result: null }]);
    });

    it('let a job slot succeed once only', async () => {
      const slot = uuidv7();
      await database.query(
        `INSERT INTO job_slots (id, job_id, domain, slot_key) VALUES ($1, 'aw.daily.scores', 'aw', 'x')`,
        [slot],
      );
      const succeed = () =>
        database.query(
          `INSERT INTO job_executions (id, slot_id, job_id, domain, trigger, status, finished_at)
           VALUES ($1, $2, 'aw.daily.scores', 'aw', 'schedule', 'succeeded', now())`,
          [uuidv7(), slot],
        );
      await succeed();
      expect(await succeed().catch(sqlState)).toBe('23505');
    });

    it('refuse a cursor of another list', async () => {
      const { nextCursor } = await listExports(database, { limit: 1 });
      expect(nextCursor).not.toBeNull();
      await expect(listEvents(database, { limit: 1, cursor: nextCursor ?? '' })).rejects.toMatchObject({
        code: 'invalid_parameter',
        fields: [{ field: 'cursor', in: 'query' }],
      });
    });
  });
});
