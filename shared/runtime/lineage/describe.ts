/** Everything that is known about where an answer came from. */
import * as z from 'zod/mini';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { AppError } from '../../contract/errors.ts';
import { jobs } from '../../contract/jobs.ts';
import { checkState } from '../../contract/platform/data-quality.ts';
import type { lineage, qualityState } from '../../contract/platform/lineage.ts';
import { type AuditRecord, findAuditRecord, findSuccessBefore } from '../../store/audit-record.ts';
import { findCatalogue, findQueryTexts, findResultContent } from '../../store/audit-sources.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import { findDataState, findNewestState } from '../../store/warehouse-states.ts';
import { findAnalysis } from './analysis-record.ts';
import { evidenceOf } from './evidence.ts';
import { isShownBy } from './shown-by.ts';

export type Lineage = z.output<(typeof lineage)['data']>;

/** @throws AppError as `findAnalysis` */
export async function describeLineage(
  database: Queryable,
  auditId: string,
  options: StatementOptions = {},
): Promise<Lineage> {
  const record = await findAnalysis(database, auditId, options);
  const { id, at, actor, action, domain, parameters, asOf, rowCount, traceId } = record;
  const [queries, definitions, resultKept, dataStates, dataQuality, evidence] = await Promise.all([
    queriesOf(database, record, options),
    definitionsOf(database, record, options),
    isResultKept(database, record, options),
    dataStatesOf(database, record, options),
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
    model: record.basis?.model ?? null,
    dataStates,
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

/** The data behind the number, and when other data were first seen. */
async function dataStatesOf(
  database: Queryable,
  { basis }: AuditRecord,
  options: StatementOptions,
): Promise<Lineage['dataStates']> {
  const states = await Promise.all(
    Object.values(basis?.data ?? {}).map((hash) => findDataState(database, hash, options)),
  );
  const known = states.filter((state) => state !== undefined);
  return Promise.all(
    known.map(async (state) => {
      const newest = await findNewestState(database, state.domain, options);
      const isSame = newest === undefined || newest.hash === state.hash;
      return { ...state, changedAt: isSame ? null : newest.seenAt };
    }),
  );
}

async function qualityAt(
  database: Queryable,
  { domain, at, basis }: AuditRecord,
  options: StatementOptions,
): Promise<z.output<typeof qualityState> | null> {
  const job = jobs.find((each) => each.domain === domain && each.trigger === 'data_quality');
  const run = job && (await findSuccessBefore(database, { jobId: job.id, at }, options));
  if (run === undefined || domain === 'platform') return null;
  const { checks, ...counts } = z.parse(storedQuality, run.result);
  const findings = checks.filter(({ status }) => status !== 'passed');
  const { executionId, finishedAt } = run;
  const checked = await findAuditRecord(database, executionId, options);
  const isOfSameData = isSame(checked?.basis?.data?.[domain], basis?.data?.[domain]);
  return { executionId, finishedAt, isOfSameData, ...counts, findings };
}

function isSame(one: string | undefined, other: string | undefined): boolean | null {
  return one === undefined || other === undefined ? null : one === other;
}
