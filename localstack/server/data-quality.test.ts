import { checkState } from '@otel-bi/shared/contract/platform/data-quality.ts';
import { jobExecution } from '@otel-bi/shared/contract/platform/jobs.ts';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { testedProduct } from '../testing/tested-product.ts';
import { generateWarehouses } from '../warehouse/generate/index.ts';

const states = z.object({ data: z.array(checkState) });
const checkedData = z.object({
  meta: z.object({ dataState: z.nullable(z.string()), dataChangedAt: z.nullable(z.string()) }),
});
const answered = z.object({ meta: z.object({ dataState: z.string() }) });
const accepted = z.object({ data: z.object({ executionId: z.string() }) });
const execution = z.object({ data: jobExecution });

const product = testedProduct();

async function read(domain: 'aw' | 'wwi') {
  const response = await product.call(`/api/data-quality/${domain}`);
  expect(response.status).toBe(200);
  return states.parse(await response.json()).data;
}

async function runChecksNow(domain: 'aw' | 'wwi') {
  const response = await product.call(`/api/${domain}/jobs/data_quality/trigger`, { method: 'POST' });
  const { executionId } = accepted.parse(await response.json()).data;
  return vi.waitFor(
    async () => {
      const answer = await product.call(`/api/jobs/executions/${executionId}`);
      const run = execution.parse(await answer.json()).data;
      expect(run.status).toBe('succeeded');
      return run;
    },
    { timeout: 120_000, interval: 250 },
  );
}

describe.each(['aw', 'wwi'] as const)('GET /api/data-quality/%s', (domain) => {
  it('knows nothing before the first run, then what the newest run found', async () => {
    const before = await read(domain);
    expect(before.length).toBeGreaterThan(80);
    expect(new Set(before.map(({ status }) => status))).toEqual(new Set(['unknown']));

    const first = await runChecksNow(domain);
    const after = await read(domain);
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(new Set(after.map(({ checkedAt }) => checkedAt))).toEqual(new Set([first.finishedAt]));
    const failed = after.filter(({ status }) => status === 'failed');
    expect(new Set(failed.map(({ kind }) => kind))).toContain('total_mismatch');
    for (const check of failed) expect(check.failures ?? 0).toBeGreaterThan(check.threshold);
    expect(after.filter(({ kind }) => kind === 'row_count').map(({ status }) => status)).toContain('unknown');

    await runChecksNow(domain);
    const counts = (await read(domain)).filter(({ kind }) => kind === 'row_count');
    expect(new Set(counts.map(({ status }) => status))).toEqual(new Set(['passed']));
  });
});

describe('the data that were checked', () => {
  const checked = async () =>
    checkedData.parse(await (await product.call('/api/data-quality/aw')).json()).meta;
  const asked = async () => answered.parse(await (await product.call('/api/aw/sales/kpis')).json()).meta;

  it('are told from newer ones until they are checked again', async () => {
    await runChecksNow('aw');
    const { dataState } = await asked();
    expect(await checked()).toEqual(expect.objectContaining({ dataState, dataChangedAt: null }));

    await generateWarehouses({
      dir: product.dataDir,
      scale: 0.1,
      seed: 8,
      clean: false,
      domains: ['aw'],
      onProgress: () => undefined,
    });
    const now = await asked();
    expect(now.dataState).not.toBe(dataState);
    expect(await checked()).toMatchObject({ dataState, dataChangedAt: expect.any(String) });

    await runChecksNow('aw');
    expect(await checked()).toMatchObject({ dataState: now.dataState, dataChangedAt: null });
  });
});
