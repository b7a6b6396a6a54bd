/** Everything that is known about where an answer came from. */
import * as z from 'zod/mini';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { AppError } from '../../contract/errors.ts';
import { jobs } from '../../contract/jobs.ts';
import { checkState } from '../../contract/platform/data-quality.ts';
import type { lineage, qualityState } from '../../contract/platform/lineage.ts';
import type { MetricDefinition } from '../../contract/platform/metrics.ts';
import { recomputeAuditHashes } from '../../store/audit-hash.ts';
import { type AuditRecord, findSuccessBefore } from '../../store/audit-record.ts';
import { findCatalogue, findQueryTexts, findResultContent } from '../../store/audit-sources.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import { findSealOf } from '../../store/seals.ts';
import { findAnalysis } from './analysis-record.ts';
import { screensOf } from './screens.ts';

export type Lineage = z.output<(typeof lineage)['data']>;

/** @throws AppError as `findAnalysis` */
export async function describeLineage(
  database: Queryable,
  auditId: string,
  options: StatementOptions = {},
): Promise<Lineage> {
  const record = await findAnalysis(database, auditId, options);
  const { id, at, actor, action, domain, parameters, asOf, rowCount, traceId } = record;
  const [queries, definitions, resultKept, dataQuality, evidence] = await Promise.all([
    queriesOf(database, record, options),
    definitionsOf(database, record, options),
    isResultKept(database, record, options),
    qualityAt(database, record, options),
    evidenceOf(database, record, options),
  ]);
  return {
    auditId: id,
    at,
    actor,
    action,
    domain,
    parameters,
    asOf,
    queries,
    queryHash: record.queryHash,
    ...definitions,
    catalogueVersion: record.catalogueVersion,
    rowCount,
    resultHash: record.resultHash,
    resultKept,
    dataQuality,
    ...evidence,
    traceId,
  };
}

async function queriesOf(
  database: Queryable,
  { queries, queryHash }: AuditRecord,
  options: StatementOptions,
) {
  const kept = queryHash === null ? undefined : await findQueryTexts(database, queryHash, options);
  const texts = new Map(kept);
  return queries.map((name) => ({ name, text: texts.get(name) ?? null }));
}

/** Definitions of the version in force then; the current ones where that version was never kept. */
async function definitionsOf(database: Queryable, record: AuditRecord, options: StatementOptions) {
  for (const version of new Set([record.catalogueVersion ?? catalogueVersion, catalogueVersion])) {
    const kept = await findCatalogue(database, version, options);
    if (kept === undefined) continue;
    return { metrics: kept.filter((metric) => isShownBy(metric, record)), metricsVersion: version };
  }
  // Migrations keep the current one, and so does every round of the sealer.
  throw new AppError('internal', 'the store was not migrated by this version of the product');
}

/** By the endpoints that show a metric; a report shows what its queries compute. */
function isShownBy(metric: MetricDefinition, { action, domain, queries }: AuditRecord): boolean {
  if (action.startsWith('platform.')) return metric.queries.some((name) => queries.includes(name));
  return metric.domain === domain && screensOf(action).some((id) => metric.endpoints.includes(id));
}

async function isResultKept(database: Queryable, { resultHash }: AuditRecord, options: StatementOptions) {
  return resultHash !== null && (await findResultContent(database, resultHash, options)) !== undefined;
}

/** What a data-quality run stores, as far as it is shown here. */
const storedQuality = z.object({
  passed: z.int(),
  failed: z.int(),
  unknown: z.int(),
  checks: z.array(
    z.pick(checkState, {
      name: true,
      question: true,
      severity: true,
      status: true,
      failures: true,
      metrics: true,
    }),
  ),
});

async function qualityAt(
  database: Queryable,
  { domain, at }: AuditRecord,
  options: StatementOptions,
): Promise<z.output<typeof qualityState> | null> {
  const job = jobs.find((each) => each.domain === domain && each.trigger === 'data_quality');
  const run = job && (await findSuccessBefore(database, { jobId: job.id, at }, options));
  if (run === undefined) return null;
  const { checks, ...counts } = z.parse(storedQuality, run.result);
  const findings = checks.filter(({ status }) => status !== 'passed');
  return { executionId: run.executionId, finishedAt: run.finishedAt, ...counts, findings };
}

async function evidenceOf(database: Queryable, { seq }: AuditRecord, options: StatementOptions) {
  const [checks, seal] = await Promise.all([
    recomputeAuditHashes(database, seq, seq, options),
    findSealOf(database, seq, options),
  ]);
  return {
    rowHolds: checks.every(({ stored, computed }) => stored === computed),
    seal: seal === undefined ? null : { number: seal.number, at: seal.at },
  };
}
