import { randomUUID } from 'node:crypto';
import { verifyLineage } from '@otel-bi/shared/contract/platform/lineage-verify.ts';
import {
  createScenario,
  listScenarios,
  previewScenario,
  readScenario,
} from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { stockRecommendations } from '@otel-bi/shared/contract/wwi/stock.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { testedProduct } from '../testing/tested-product.ts';

const PATH = '/api/wwi/scenarios';
const same = { name: 'as it is', demandMultiplier: 1, leadTimeMultiplier: 1, serviceLevel: 0.95 };

const created = z.object({ data: createScenario.data, meta: createScenario.meta });
const previewed = z.object({ data: previewScenario.data, meta: previewScenario.meta });
const verified = z.object({ data: verifyLineage.data });
const listed = z.object({ data: listScenarios.data, meta: listScenarios.meta });
const found = z.object({ data: readScenario.data, meta: readScenario.meta });
const recommended = z.object({ data: stockRecommendations.data });
const auditAnswer = z.object({ data: z.array(z.looseObject({})) });

const product = testedProduct({ SCOPE_CHECKS: 'true' });

const post = (body: unknown, token?: string, path = PATH) =>
  product.call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(token === undefined ? {} : { token }),
  });

async function create(body: unknown) {
  const response = await post(body);
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer).slice(0, 300)).toBe(201);
  return created.parse(answer);
}

const list = async (query = '') => listed.parse(await (await product.call(`${PATH}${query}`)).json());

async function lastAudit() {
  const { data } = auditAnswer.parse(await (await product.call('/api/audit?limit=1&domain=wwi')).json());
  return data[0];
}

describe('what-if scenarios', () => {
  it('are computed beside the recommendations of today, stored, listed and read again', async () => {
    const body = {
      ...same,
      name: '  Black Friday “né” 😀 עברית  ',
      demandMultiplier: 2.5,
      serviceLevel: 0.99,
    };
    const { data, meta } = await create(body);
    const { name: _, ...parameters } = body;
    expect(data).toMatchObject({ name: 'Black Friday “né” 😀 עברית', parameters });
    expect(data.result.orderQuantity).toBeGreaterThan(data.baseline.orderQuantity);
    expect(await lastAudit()).toMatchObject({
      id: meta.auditId,
      action: 'wwi.scenarios.create',
      resource: `${PATH}/${data.id}`,
      outcome: 'succeeded',
      parameters: { ...body, name: data.name },
      rowCount: data.items.length,
      traceId: meta.traceId,
    });

    const rows = recommended.parse(await (await product.call('/api/wwi/stock/recommendations')).json()).data;
    const orders = rows.filter((row) => row.recommendedQuantity > 0);
    expect(data.baseline).toMatchObject({
      serviceLevel: 0.95,
      stockOuts: rows.filter((row) => row.urgency === 'HIGH').length,
      orders: orders.length,
      orderQuantity: orders.reduce((total, row) => total + row.recommendedQuantity, 0),
    });
    for (const { stockItemKey, baseline } of data.items) {
      const { stockOutRiskPct: _risk, ...plan } = baseline;
      expect(rows.find((row) => row.stockItemKey === stockItemKey)).toMatchObject(plan);
    }

    const again = found.parse(await (await product.call(`${PATH}/${data.id.toUpperCase()}`)).json());
    expect(again.data).toEqual(data);
    expect(again.meta.asOf).toBe(meta.asOf);
    expect(await lastAudit()).toMatchObject({ id: again.meta.auditId, action: 'wwi.scenarios.read' });
    const { items: _items, ...summary } = data;
    expect((await list('?limit=1')).data).toEqual([summary]);
  });

  it('can be looked at before they are saved: the same numbers, audited, nothing stored', async () => {
    const before = (await list()).data.length;
    const body = { ...same, demandMultiplier: 1.7, leadTimeMultiplier: 1.2, stockItemKeys: undefined };
    const { name: _, ...parameters } = body;
    const response = await post(parameters, undefined, `${PATH}/preview`);
    expect(response.status).toBe(200);
    const { data, meta } = previewed.parse(await response.json());
    const saved = await create(body);
    expect(data).toEqual({
      baseline: saved.data.baseline,
      result: saved.data.result,
      items: saved.data.items,
    });
    expect((await list()).data).toHaveLength(before + 1);
    expect(meta).toMatchObject({
      asOf: saved.meta.asOf,
      queries: saved.meta.queries,
      period: saved.meta.period,
      parameters: { demandMultiplier: 1.7, leadTimeMultiplier: 1.2, serviceLevel: 0.95, stockItemKeys: null },
    });
    const again = await product.call(`/api/lineage/${meta.auditId}/verify`, { method: 'POST' });
    expect(verified.parse(await again.json()).data).toMatchObject({ holds: true, movedCount: 0 });
  });

  it('can be looked at with a name and by who may only read, with the same refusals', async () => {
    const reader = await product.token('?scope=openid');
    const keys = (await create(same)).data.items.slice(0, 2).map((item) => item.stockItemKey);
    const response = await post({ ...same, stockItemKeys: keys }, reader, `${PATH}/preview`);
    const { data, meta } = previewed.parse(await response.json());
    expect(data.items.map(({ stockItemKey }) => stockItemKey)).toEqual(keys);
    expect(await lastAudit()).toMatchObject({
      id: meta.auditId,
      action: 'wwi.scenarios.preview',
      outcome: 'succeeded',
      parameters: { stockItemKeys: keys },
      rowCount: 2,
    });
    const refused = await post({ ...same, serviceLevel: 1 }, reader, `${PATH}/preview`);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'invalid_body' });
  });

  it('change nothing when nothing changes, for the items asked for', async () => {
    const { data } = await create(same);
    expect(data.result).toEqual(data.baseline);
    const keys = data.items.slice(0, 2).map((item) => item.stockItemKey);
    const some = (await create({ ...same, stockItemKeys: keys })).data;
    expect(some.items).toEqual(data.items.slice(0, 2));
    expect(some.parameters.stockItemKeys).toEqual(keys);
  });

  it('page newest first while others are added', async () => {
    for (let i = 0; i < 4; i += 1) await create({ ...same, name: `scenario ${i}` });
    const before = (await list('?limit=1000')).data;
    const rows: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data, meta } = await list(`?limit=3${cursor && `&cursor=${cursor}`}`);
      rows.push(...data.map(({ id }) => id));
      cursor = meta.nextCursor;
      await create({ ...same, name: 'later' });
    }
    expect(rows).toEqual(before.map(({ id }) => id));
  });

  it.each([
    [{}, ['name', 'demandMultiplier', 'leadTimeMultiplier', 'serviceLevel']],
    [{ ...same, demandMultiplier: -0.1, serviceLevel: 1 }, ['demandMultiplier', 'serviceLevel']],
    [{ ...same, demandMultiplier: '2', leadTimeMultiplier: 101 }, ['demandMultiplier', 'leadTimeMultiplier']],
    [{ ...same, leadTimeMultiplier: null }, ['leadTimeMultiplier']],
    ['{"name":"x","demandMultiplier":1e999,"leadTimeMultiplier":1,"serviceLevel":0.9}', ['demandMultiplier']],
    [{ ...same, name: '   ' }, ['name']],
    [{ ...same, name: 'two\nlines' }, ['name']],
    [{ ...same, name: 'x'.repeat(201) }, ['name']],
    [{ ...same, stockItemKeys: [] }, ['stockItemKeys']],
    [{ ...same, stockItemKeys: [1, 0, 2.5, '3'] }, ['stockItemKeys.1', 'stockItemKeys.2', 'stockItemKeys.3']],
    [{ ...same, stockItemKeys: Array.from({ length: 1001 }, (_, n) => n + 1) }, ['stockItemKeys']],
    [{ ...same, demand: 2 }, ['demand']],
    [[same], ['body']],
    ['null', ['body']],
    ['{', ['body']],
  ])('refuse %j, naming each field and what it must be', async (body, fields) => {
    const response = await post(body);
    expect(response.status).toBe(422);
    const problem = z
      .object({ code: z.string(), errors: z.array(z.object({ field: z.string(), message: z.string() })) })
      .parse(await response.json());
    expect(problem.code).toBe('invalid_body');
    expect(problem.errors.map(({ field }) => field)).toEqual(fields);
    for (const { message } of problem.errors) expect(message).toMatch(/^(must be|is not) /);
  });

  it('refuse stock item keys that no item has, naming them, and tell the trail', async () => {
    const before = (await list()).data.length;
    const response = await post({ ...same, stockItemKeys: [999_991, 1, 999_992] });
    expect(response.status).toBe(422);
    const problem = JSON.stringify(await response.json());
    expect(problem).toContain('not in stock: 999991');
    expect(problem).toContain('"field":"stockItemKeys.2"');
    expect(await lastAudit()).toMatchObject({ action: 'wwi.scenarios.create', outcome: 'failed' });
    expect((await list()).data).toHaveLength(before);
  });

  it.each([randomUUID(), 'abc', '%00'])('say that there is no scenario %s', async (id) => {
    const response = await product.call(`${PATH}/${id}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });

  it('need the scope to run, not to read', async () => {
    const reader = await product.token('?scope=openid');
    const refused = await post(same, reader);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'scope_missing' });
    expect((await product.call(PATH, { token: reader })).status).toBe(200);
  });

  it('are not stored when their audit row cannot be written', async () => {
    const before = (await list()).data.map(({ id }) => id);
    const database = await product.container.get(storeDatabase);
    const restore = withoutAudit(database);
    const response = await post(same);
    restore();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'audit_unavailable' });
    expect((await list()).data.map(({ id }) => id)).toEqual(before);
  });
});

/** Lets every audit row inside a transaction fail, after whatever was written before it. */
function withoutAudit(database: Database): () => void {
  const { transaction } = database;
  const failing: Database['transaction'] = (work, options) =>
    transaction(
      (open) =>
        work({
          query: (text, values, statement) =>
            text.includes('INSERT INTO audit_log')
              ? open.query('SELECT 1 / 0')
              : open.query(text, values, statement),
        }),
      options,
    );
  Object.assign(database, { transaction: failing });
  return () => Object.assign(database, { transaction });
}
