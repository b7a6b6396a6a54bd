/** Jobs in the running product: asked for, followed, replayed, made up for after a start, and stopped. */

import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import { jobExecution } from '@otel-bi/shared/contract/platform/jobs.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { listAudit } from '@otel-bi/shared/store/audit.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { startTestProduct, type TestDirectory, type TestProduct, testDirectory } from '../testing/product.ts';

const acceptedAnswer = z.object({ data: z.object({ executionId: z.string(), jobId: z.string() }) });
const runAnswer = z.object({ data: jobExecution });
const runsAnswer = z.object({
  data: z.array(jobExecution),
  meta: z.object({ nextCursor: z.nullable(z.string()) }),
});

let directory: TestDirectory;
beforeAll(async () => {
  directory = await testDirectory();
});
afterAll(() => directory.remove());

const json = async (response: Response): Promise<unknown> => response.json();

async function post(product: TestProduct, path: string, headers: Record<string, string> = {}) {
  const response = await product.call(path, { method: 'POST', headers });
  expect(response.status).toBe(202);
  return acceptedAnswer.parse(await json(response)).data;
}

async function readRun(product: TestProduct, id: string) {
  return runAnswer.parse(await json(await product.call(`/api/jobs/executions/${id}`))).data;
}

async function ended(product: TestProduct, id: string) {
  return vi.waitFor(
    async () => {
      const run = await readRun(product, id);
      expect(run.finishedAt).not.toBeNull();
      return run;
    },
    { timeout: 120_000, interval: 50 },
  );
}

async function listRuns(product: TestProduct, domain: string, query = '') {
  return runsAnswer.parse(await json(await product.call(`/api/jobs/${domain}${query}`)));
}

const auditOf = async (product: TestProduct) =>
  (await listAudit(await product.container.get(storeDatabase), { limit: 1_000 })).rows;

const problemOf = async (response: Response) => ({ status: response.status, body: await json(response) });

describe('jobs over the API', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct(directory.path);
  });
  afterAll(() => product.close());

  it.each(jobs.map(({ id, domain, trigger }) => [id, `/api/${domain}/jobs/${trigger}/trigger`] as const))(
    'runs %s when asked, to be followed until it has succeeded, audited and in a trace of its own',
    async (id, path) => {
      const traceId = crypto.randomUUID().replaceAll('-', '');
      const accepted = await post(product, path, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
      expect(accepted.jobId).toBe(id);
      const run = await ended(product, accepted.executionId);
      expect(run).toMatchObject({
        jobId: id,
        trigger: 'manual',
        status: 'succeeded',
        attempt: 1,
        error: null,
      });
      expect(run.recordsProcessed).toBeGreaterThan(0);
      expect(run.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(run.traceId).not.toBe(traceId);
      const rows = (await auditOf(product)).filter(({ resource }) =>
        resource?.endsWith(accepted.executionId),
      );
      expect(rows.map(({ outcome, traceId: trace, actor }) => [outcome, trace, actor])).toEqual([
        ['succeeded', run.traceId, 'developer'],
        ['started', run.traceId, 'developer'],
        ['succeeded', traceId, 'developer'],
      ]);
    },
  );

  it('stores each stock event once while the stock does not change', async () => {
    const before = await json(await product.call('/api/wwi/events?limit=1000'));
    const { executionId } = await post(product, '/api/wwi/jobs/reorder/trigger');
    expect(await ended(product, executionId)).toMatchObject({ status: 'succeeded', result: { events: 0 } });
    expect(before).toMatchObject({ data: expect.any(Array) });
  });

  it('runs a job that is asked for twice at once one after the other', async () => {
    const path = '/api/wwi/jobs/reorder/trigger';
    const accepted = await Promise.all([post(product, path), post(product, path), post(product, path)]);
    const runs = await Promise.all(accepted.map(({ executionId }) => ended(product, executionId)));
    expect(runs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    const times = runs
      .map(({ startedAt, finishedAt }) => ({ from: startedAt ?? '', to: finishedAt ?? '' }))
      .toSorted((a, b) => a.from.localeCompare(b.from));
    for (const [index, { from }] of times.entries()) {
      if (index > 0) expect(from >= (times[index - 1]?.to ?? '')).toBe(true);
    }
  });

  it('lists runs newest first, page by page', async () => {
    const all = await listRuns(product, 'aw', '?limit=1000');
    expect(all.data.map(({ jobId }) => jobId)).toEqual([
      'aw.daily.anomaly_detection',
      'aw.daily.data_quality',
      'aw.daily.scores',
      'aw.daily.forecast',
    ]);
    const first = await listRuns(product, 'aw', '?limit=3');
    const second = await listRuns(product, 'aw', `?limit=3&cursor=${first.meta.nextCursor}`);
    expect([...first.data, ...second.data]).toEqual(all.data);
    expect(second.meta.nextCursor).toBeNull();
  });

  it('refuses unknown jobs and runs, naming what exists', async () => {
    const unknown = await problemOf(await product.call('/api/aw/jobs/reorder/trigger', { method: 'POST' }));
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(JSON.stringify(unknown.body)).toContain('forecast, scores, data_quality, anomaly_detection');
    const missing = '/api/jobs/executions/018f0000-0000-7000-8000-000000000000';
    expect((await product.call(missing)).status).toBe(404);
    expect((await product.call(`${missing}/replay`, { method: 'POST' })).status).toBe(404);
    expect((await product.call('/api/jobs/executions/7')).status).toBe(404);
  });

  it('refuses to replay a run that succeeded', async () => {
    const [run] = (await listRuns(product, 'aw', '?limit=1')).data;
    const response = await product.call(`/api/jobs/executions/${run?.id}/replay`, { method: 'POST' });
    expect(await problemOf(response)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });
});

describe('jobs in other circumstances', () => {
  it('record a warehouse that is away, and run again when asked after it is back', async () => {
    const away = await startTestProduct(directory.path, {
      JOBS_MAX_ATTEMPTS: '1',
      AW_MSSQL_DSN: 'sqlserver://reader:geheim@127.0.0.1:9/?database=AW&encrypt=disable&dial+timeout=1',
    });
    const { executionId } = await post(away, '/api/aw/jobs/forecast/trigger');
    const failed = await ended(away, executionId);
    expect(failed).toMatchObject({ status: 'failed', deadLetter: true });
    expect(failed.error).toMatch(/^warehouse_unavailable: /);
    expect(failed.error).not.toMatch(/geheim|127\.0\.0\.1/);
    await away.close();

    const back = await startTestProduct(directory.path);
    const replay = await post(back, `/api/jobs/executions/${executionId}/replay`);
    expect(await ended(back, replay.executionId)).toMatchObject({
      status: 'succeeded',
      trigger: 'replay',
      attempt: 2,
    });
    expect(await readRun(back, executionId)).toMatchObject({ status: 'failed', deadLetter: false });
    await back.close();
  });

  it('make up for every missed time once after a start, and for none after the next', async () => {
    const settings = { JOBS_SCHEDULE: 'true' };
    const product = await startTestProduct(directory.path, settings);
    await product.scheduler.caughtUp;
    const caughtUp = async (each: TestProduct) => {
      const lists = await Promise.all(['aw', 'wwi'].map((domain) => listRuns(each, domain, '?limit=1000')));
      return lists.flatMap(({ data }) => data).filter(({ trigger }) => trigger === 'catch-up');
    };
    const runs = await caughtUp(product);
    expect(new Set(runs.map(({ jobId }) => jobId))).toEqual(new Set(jobs.map(({ id }) => id)));
    for (const { status, scheduledFor } of runs) {
      expect(status).toBe('succeeded');
      expect(Date.parse(scheduledFor ?? '')).toBeLessThan(Date.now());
    }
    await product.close();

    const again = await startTestProduct(directory.path, settings);
    await again.scheduler.caughtUp;
    const slots = (await caughtUp(again)).map(({ jobId, scheduledFor }) => `${jobId} ${scheduledFor}`);
    expect(new Set(slots).size).toBe(slots.length);
    await again.close();
  });

  it('make up for nothing when that is switched off', async () => {
    const product = await startTestProduct(directory.path, { JOBS_SCHEDULE: 'true', JOBS_CATCH_UP: 'false' });
    const before = (await listRuns(product, 'wwi')).data.length;
    await product.scheduler.caughtUp;
    expect((await listRuns(product, 'wwi')).data.length).toBe(before);
    await product.close();
  });

  it('keep a run that was asked for just before the end, and run it after the next start', async () => {
    const product = await startTestProduct(directory.path);
    const { executionId } = await post(product, '/api/aw/jobs/forecast/trigger');
    await product.close();
    const next = await startTestProduct(directory.path);
    const first = await readRun(next, executionId);
    const domainRuns = async () => (await listRuns(next, 'aw', '?limit=2')).data;
    await vi.waitFor(async () => expect((await domainRuns())[0]).toMatchObject({ status: 'succeeded' }), {
      timeout: 120_000,
      interval: 100,
    });
    if (first.status === 'failed') expect(first.error).toBe('stopped: the product was shut down');
    await next.close();
  });
});
