import { analyticsMeta } from '@otel-bi/shared/contract/envelope.ts';
import { verifyAudit } from '@otel-bi/shared/contract/platform/audit.ts';
import { lineage } from '@otel-bi/shared/contract/platform/lineage.ts';
import { verifyLineage } from '@otel-bi/shared/contract/platform/lineage-verify.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { hashOfResult } from '@otel-bi/shared/runtime/lineage/result.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { awQueries } from '@otel-bi/shared/warehouse/aw/index.ts';
import { wwiQueries } from '@otel-bi/shared/warehouse/wwi/index.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { prepareStore } from '../start/store.ts';
import { exampleAddress } from '../testing/example-address.ts';
import { testedProduct } from '../testing/tested-product.ts';
import { generateWarehouses } from '../warehouse/generate/index.ts';

const analyses = routes.filter(({ id }) =>
  /^(aw|wwi)\.(sales|reps|products|anomalies|stock|suppliers)(\.|$)/.test(id),
);
const texts = new Map([...awQueries, ...wwiQueries].map(({ name, text }) => [name, text]));

describe('lineage', () => {
  const product = testedProduct();

  async function answered<S extends z.core.$ZodType>(schema: S, path: string, method = 'GET') {
    const response = await product.call(path, { method });
    const body: unknown = await response.json();
    expect(response.status, JSON.stringify(body).slice(0, 500)).toBe(200);
    return z.parse(schema, z.object({ data: z.unknown() }).parse(body).data);
  }
  const lineageOf = (id: string) => answered(lineage.data, `/api/lineage/${id}`);
  const verificationOf = (id: string) => answered(verifyLineage.data, `/api/lineage/${id}/verify`, 'POST');

  async function analysed(path: string) {
    const response = await product.call(path);
    const { meta, data } = z.object({ meta: analyticsMeta, data: z.unknown() }).parse(await response.json());
    return { meta, rows: Array.isArray(data) ? data.length : 1 };
  }

  async function errorOf(path: string, method = 'GET') {
    const response = await product.call(path, { method });
    return z.object({ code: z.string(), detail: z.string(), status: z.int() }).parse(await response.json());
  }

  async function run(job: string, domain = 'aw') {
    const response = await product.call(`/api/${domain}/jobs/${job}/trigger`, { method: 'POST' });
    const { data } = z.object({ data: z.object({ executionId: z.string() }) }).parse(await response.json());
    const status = async () =>
      z
        .object({ data: z.object({ status: z.string() }) })
        .parse(await (await product.call(`/api/jobs/executions/${data.executionId}`)).json()).data.status;
    await expect.poll(status, { timeout: 120_000 }).toBe('succeeded');
    return data.executionId;
  }

  it('looks at every analysis', () => expect(analyses.length).toBeGreaterThan(10));

  it.each(analyses.map(({ id }) => id))('tells all of %s, which still holds', async (id) => {
    const route = analyses.find((each) => each.id === id);
    if (route === undefined) throw new Error(`no route ${id}`);
    const { meta, rows } = await analysed(await exampleAddress(product, route));
    const told = await lineageOf(meta.auditId);
    expect(told.dataStates).toMatchObject([{ domain: route.domain, changedAt: null }]);
    expect(told).toMatchObject({
      auditId: meta.auditId,
      actor: 'developer',
      action: id,
      domain: route.domain,
      parameters: meta.parameters,
      asOf: meta.asOf,
      queries: meta.queries.map((name) => ({ name, text: texts.get(name) })),
      rowCount: rows,
      rowHolds: true,
      dataQuality: null,
      traceId: meta.traceId,
    });
    expect(told.metrics.length).toBeGreaterThan(0);
    for (const metric of told.metrics) expect(metric.endpoints).toContain(id);

    const verified = await verificationOf(meta.auditId);
    expect(verified).toMatchObject({ holds: true, rowHolds: true, movedCount: 0, moved: [], changes: [] });
    expect(verified.dataState).toEqual({ recorded: meta.dataState, now: meta.dataState });
    for (const { recorded, now } of verified.parts.flatMap(({ totals }) => totals)) {
      expect(recorded).toEqual(expect.any(Number));
      expect(now).toBe(recorded);
    }
    expect(verified.resultHash.now).toBe(verified.resultHash.recorded);
    expect(verified.queryHash.now).toBe(verified.queryHash.recorded);
  });

  it('records the sums of a forecast with its days', async () => {
    const response = await product.call('/api/aw/sales/forecast');
    const { data, meta } = z
      .object({
        data: z.unknown(),
        meta: z.object({ auditId: z.string(), aggregates: z.array(z.unknown()) }),
      })
      .parse(await response.json());
    const { aggregates, auditId } = meta;
    expect(aggregates.length).toBeGreaterThan(0);
    const { resultHash } = await lineageOf(auditId);
    expect(resultHash).toBe(hashOfResult({ data, aggregates }));
  });

  it('tells of an export what it tells of its screen', async () => {
    const file = await product.call('/api/aw/export/rep-scores?format=csv&top_n=3');
    await file.arrayBuffer();
    const id = file.headers.get('x-audit-id') ?? '';
    const told = await lineageOf(id);
    expect(told).toMatchObject({ action: 'aw.export.rep_scores', rowCount: 3, resultKept: true });
    expect(told.metrics.some(({ endpoints }) => endpoints.includes('aw.reps.scores'))).toBe(true);
    expect(await verificationOf(id)).toMatchObject({ holds: true, comparedBy: 'values' });
  });

  it('tells of a run by its id, and of the data-quality run before a number', async () => {
    const quality = await run('data_quality');
    const scores = await run('scores');
    const told = await lineageOf(scores);
    expect(told).toMatchObject({ action: 'aw.daily.scores', dataQuality: { executionId: quality } });
    expect(told.queries.every(({ text }) => text !== null)).toBe(true);
    expect(told.dataQuality?.findings.length).toBe(
      (told.dataQuality?.failed ?? 0) + (told.dataQuality?.unknown ?? 0),
    );
    expect(told.dataQuality?.isOfSameData).toBe(true);
    expect(await errorOf(`/api/lineage/${quality}/verify`, 'POST')).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('run aw.daily.data_quality and compare'),
    });
  });

  it.each([
    ['aw', 'forecast', ['aw.sales.forecast']],
    ['aw', 'scores', ['aw.reps.scores', 'aw.products.demand']],
    ['aw', 'anomaly_detection', ['aw.anomalies']],
    ['wwi', 'reorder', ['wwi.stock.recommendations']],
    ['wwi', 'supplier_scores', ['wwi.suppliers.scores']],
  ] as const)('verifies what the job %s %s stored, row by row', async (domain, job, screens) => {
    const verified = await verificationOf(await run(job, domain));
    expect(verified.moved).toEqual([]);
    expect(verified).toMatchObject({ holds: true, rowHolds: true, comparedBy: 'values', changes: [] });
    expect(verified.parts.map(({ screen }) => screen)).toEqual(screens);
    expect(verified.parts.every(({ rowCount }) => rowCount.recorded === rowCount.now)).toBe(true);
  });

  it('says of the events of a run why they cannot be verified', async () => {
    expect(await errorOf(`/api/lineage/${await run('events', 'wwi')}/verify`, 'POST')).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('wwi.hourly.reorder'),
    });
  });

  it('verifies a report view by view, also by the row of its download', async () => {
    const made = await product.call('/api/reports/generate', { method: 'POST' });
    const { reportId } = z.object({ data: z.object({ reportId: z.string() }) }).parse(await made.json()).data;
    await (await product.call(`/api/reports/${reportId}/pdf`)).arrayBuffer();
    const [download] = await answered(
      z.array(z.object({ id: z.string(), action: z.string() })),
      '/api/audit?limit=1',
    );
    expect(download?.action).toBe('platform.reports.pdf');
    const auditId = download?.id ?? '';
    const told = await lineageOf(auditId);
    expect(told).toMatchObject({ auditId: expect.any(String), action: 'platform.reports.generate' });
    expect(told.dataStates.map(({ domain }) => domain)).toEqual(['aw', 'wwi']);
    const verified = await verificationOf(auditId);
    expect(verified).toMatchObject({ holds: true, comparedBy: 'values', movedCount: 0, changes: [] });
    expect(verified.parts).toHaveLength(10);
  });

  it('refuses what is not there and what is no analysis', async () => {
    const missing = '01890000-0000-7000-8000-000000000000';
    expect(await errorOf(`/api/lineage/${missing}`)).toMatchObject({ code: 'not_found', status: 404 });
    const page = await product.call('/api/aw/records/forecasts');
    const { auditId } = z.object({ meta: z.object({ auditId: z.string() }) }).parse(await page.json()).meta;
    expect(await errorOf(`/api/lineage/${auditId}`)).toMatchObject({
      code: 'conflict',
      status: 409,
      detail:
        'aw.records.forecasts computes nothing from a warehouse: each row names the run that stored it, which has a lineage',
    });
  });

  it('leaves a row of its own for each question', async () => {
    const { meta } = await analysed('/api/wwi/sales/kpis');
    await lineageOf(meta.auditId);
    await verificationOf(meta.auditId);
    const rows = await answered(
      z.array(z.object({ action: z.string(), parameters: z.record(z.string(), z.unknown()) })),
      '/api/audit?limit=2',
    );
    expect(rows).toEqual([
      {
        action: 'platform.lineage.verify',
        parameters: { auditId: meta.auditId, holds: true, movedCount: 0 },
      },
      { action: 'platform.lineage.read', parameters: { auditId: meta.auditId } },
    ]);
  });

  it('is sealed at the end, and names what moved when other data come', async () => {
    const kpis = (await analysed('/api/aw/sales/kpis')).meta;
    const history = (await analysed('/api/aw/sales/history?days_back=3000')).meta;
    const forecast = await run('forecast');
    await product.close();
    await generateWarehouses({
      dir: product.dataDir,
      scale: 0.1,
      seed: 8,
      clean: false,
      onProgress: () => undefined,
    });
    await product.start();

    const told = await lineageOf(kpis.auditId);
    expect(told.seal).toMatchObject({ number: expect.any(Number), holds: true });
    const moved = await verificationOf(kpis.auditId);
    expect(moved).toMatchObject({ holds: false, comparedBy: 'values' });
    expect(moved.moved).toContainEqual({
      screen: 'aw.sales.kpis',
      row: 'total_revenue',
      name: 'Revenue',
      field: 'value',
      recorded: expect.any(Number),
      now: expect.any(Number),
    });
    expect(moved.movedCount).toBe(moved.moved.length);
    expect(moved.changes.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['data_changed', 'table_rows_to']),
    );
    for (const { message } of moved.changes) expect(message).not.toMatch(/[{}]/);
    expect((await lineageOf(kpis.auditId)).dataStates).toMatchObject([{ changedAt: expect.any(String) }]);
    const stored = await verificationOf(forecast);
    expect(stored).toMatchObject({ holds: false, comparedBy: 'values' });
    const [total] = stored.parts.flatMap(({ totals }) => totals);
    expect(total?.recorded).not.toBe(total?.now);
    const days = await verificationOf(history.auditId);
    expect(days).toMatchObject({ holds: false, comparedBy: 'values' });
    expect(days.movedCount).toBeGreaterThan(days.moved.length);
    const revenue = days.parts[0]?.totals.find(({ field }) => field === 'revenue');
    expect(revenue?.recorded).not.toBe(revenue?.now);

    const trail = await answered(verifyAudit.data, '/api/audit/verify');
    expect(trail).toMatchObject({
      intact: true,
      complete: true,
      overdue: false,
      vault: { kind: 'directory' },
    });
    expect(trail.vault?.newestSeal).toBeGreaterThan(0);
  });

  it('holds nothing whose own record was forged, and names what was', async () => {
    const answers = [
      (await analysed('/api/aw/sales/kpis')).meta,
      (await analysed('/api/wwi/sales/kpis')).meta,
    ] as const;
    const forecast = await run('forecast');
    await product.close();
    const store = await prepareStore(product.dataDir, {});
    const owner = openDatabase({ dsn: store.environment.POSTGRES_DSN ?? '' }, { isEmbedded: true });
    const tables = ['audit_log', 'audit_seals', 'audit_results', 'aw_forecasts'];
    const triggers = (what: string) => tables.map((table) => `ALTER TABLE ${table} ${what} TRIGGER ALL;`);
    await owner.query(`RESET ROLE; ${triggers('DISABLE').join('')}
      UPDATE audit_log SET actor = 'nobody' WHERE id = '${answers[0].auditId}';
      UPDATE audit_results SET content = 'x' WHERE hash =
        (SELECT result_hash FROM audit_log WHERE id = '${answers[1].auditId}');
      UPDATE aw_forecasts SET value = value + 1 WHERE execution_id = '${forecast}' AND position = 0;
      UPDATE audit_seals SET merkle_root = sha256('other rows') WHERE number = 1;
      ${triggers('ENABLE').join('')}`);
    const [first] = await owner.query<{ id: string }>(
      `SELECT id FROM audit_log WHERE action = 'aw.sales.kpis' ORDER BY seq LIMIT 1`,
    );
    await owner.close();
    await store.close();
    await product.start();

    const row = await verificationOf(answers[0].auditId);
    expect(row).toMatchObject({ holds: false, rowHolds: false, movedCount: 0 });
    expect(row.changes.map(({ key }) => key)).toEqual(['row_forged']);
    expect((await lineageOf(answers[0].auditId)).rowHolds).toBe(false);

    const answer = await verificationOf(answers[1].auditId);
    expect(answer).toMatchObject({ holds: false, rowHolds: true, comparedBy: 'hash' });
    expect(answer.changes.map(({ key }) => key)).toEqual(['answer_forged']);

    const sealed = await verificationOf(first?.id ?? '');
    expect(sealed).toMatchObject({ holds: false, rowHolds: true });
    expect(sealed.changes[0]).toMatchObject({ key: 'seal_broken', params: { number: 1 } });
    expect((await lineageOf(first?.id ?? '')).seal).toMatchObject({ number: 1, holds: false });

    const stored = await verificationOf(forecast);
    expect(stored).toMatchObject({ holds: false, rowHolds: true, movedCount: 1 });
    expect(stored.changes[0]).toMatchObject({
      key: 'stored_rows_forged',
      params: { table: 'aw_forecasts' },
    });
  });
});
