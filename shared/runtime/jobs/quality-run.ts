/** The data-quality jobs: every check of a domain, stored in the run's result, failures as an event. */
import * as z from 'zod/mini';
import { type EventContent, listedAtMost } from '../../contract/events.ts';
import { checkState } from '../../contract/platform/data-quality.ts';
import { type CheckResult, runChecks } from '../../quality/index.ts';
import type { Queryable } from '../../store/database.ts';
import { findLastSuccess } from '../../store/executions.ts';
import type { Warehouse } from '../../warehouse/port.ts';
import type { JobWork } from './job.ts';

/** The part of a stored result that the next run compares with. */
const storedResult = z.object({
  checks: z.array(z.pick(checkState, { name: true, status: true })),
  rowCounts: z.record(z.string(), z.number()),
});
type StoredResult = z.output<typeof storedResult>;

/** @param jobId whose last success is compared with */
export function qualityWork(jobId: string): JobWork {
  return async ({ warehouse, database, signal }) => {
    const before = await lastResult(database, jobId);
    const noting = notingQueries(warehouse);
    const { results: checks, rowCounts } = await runChecks(noting.warehouse, {
      signal,
      ...(before === undefined ? {} : { previousRowCounts: before.rowCounts }),
    });
    const content = failureEvent(checks, before);
    return {
      asOf: null,
      queries: noting.names(),
      save: async () => ({
        records: checks.length,
        result: { ...countByStatus(checks), checks, rowCounts },
        events: content === undefined ? [] : [{ type: 'DataQualityFailed', content }],
      }),
    };
  };
}

async function lastResult(
  database: Pick<Queryable, 'query'>,
  jobId: string,
): Promise<StoredResult | undefined> {
  const last = await findLastSuccess(database, jobId);
  return last === undefined ? undefined : z.parse(storedResult, last.result);
}

/** The warehouse, and the names of what was asked of it. */
function notingQueries(inner: Warehouse) {
  const names = new Set<string>();
  const warehouse: Warehouse = {
    ...inner,
    run(query, parameters, options) {
      names.add(query.name);
      return inner.run(query, parameters, options);
    },
  };
  return { warehouse, names: () => [...names].sort() };
}

function countByStatus(checks: readonly CheckResult[]) {
  const count = (status: CheckResult['status']) => checks.filter((check) => check.status === status).length;
  return { passed: count('passed'), failed: count('failed'), unknown: count('unknown') };
}

/** Failed checks that somebody should act on, undefined when there are none. */
export function failureEvent(
  checks: readonly CheckResult[],
  before: StoredResult | undefined,
): EventContent<'DataQualityFailed'> | undefined {
  const failed = checks.filter(({ status, severity }) => status === 'failed' && severity !== 'info');
  if (failed.length === 0) return undefined;
  const known = new Set(before?.checks.flatMap(({ name, status }) => (status === 'failed' ? name : [])));
  const shown = failed.slice(0, listedAtMost).map((check) => {
    const { name, severity, question, failures, threshold, sample } = check;
    return { name, severity, question, failures, threshold, sample: [...sample], isNew: !known.has(name) };
  });
  return { total: failed.length, checks: shown };
}
