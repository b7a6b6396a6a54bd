/** Whether an answer's numbers still hold: the same analysis runs again with what was recorded of it. */

import type * as z from 'zod/mini';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { AppError } from '../../contract/errors.ts';
import type { verifyLineage as route } from '../../contract/platform/lineage.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import { findQueryTexts, findResultContent } from '../../store/audit-sources.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import { analyse } from '../analytics.ts';
import type { Container } from '../container.ts';
import { storeDatabase } from '../resources/database.ts';
import { findAnalysis } from './analysis-record.ts';
import { type Difference, findDifference } from './difference.ts';
import { type QuerySet, querySet } from './query-texts.ts';
import { type Rerun, type RerunAnswer, reruns } from './reruns.ts';
import { hashOfResult, readResult } from './result.ts';
import { screensOf } from './screens.ts';

export type LineageVerification = z.output<(typeof route)['data']>;

/** @returns the verdict and the answer as it is now */
export async function verifyLineage(
  { container, signal }: { readonly container: Container; readonly signal: AbortSignal },
  auditId: string,
): Promise<{ readonly verification: LineageVerification; readonly answer: RerunAnswer }> {
  const database = await container.get(storeDatabase);
  const record = await findAnalysis(database, auditId, { signal });
  const rerun = rerunOf(record);
  const { answer } = await analyse(
    { container, route: rerun.endpoint, signal },
    (context) => rerun.run(context, record.parameters),
    ({ rowCount }) => rowCount,
  );
  const recorded = await recordedResult(database, record, { signal });
  // Through JSON, as the recorded one went: what JSON cannot hold is no difference.
  const now: unknown = JSON.parse(JSON.stringify(answer.data));
  const difference = recorded.isKept ? findDifference(recorded.data, now, rerun.rowKey) : undefined;
  const set = querySet(answer.queries);
  const texts = await changedTexts(database, record, set, { signal });
  const changes = [...recorded.remarks, ...texts, ...changesOf(record, answer)];
  return { verification: verdict({ record, answer, set, difference, changes }), answer };
}

/** A job stores its rows and a report many views under one hash, so neither can be compared as one answer. */
function rerunOf({ action }: AuditRecord): Rerun {
  const [screen, ...others] = screensOf(action);
  const rerun = others.length > 0 || screen === undefined ? undefined : reruns.get(screen);
  const isJob = /^(aw|wwi)\.(daily|hourly)\./.test(action);
  if (rerun !== undefined && !isJob) return rerun;
  throw new AppError('conflict', `${action} is not one analysis that can be run again`);
}

interface RecordedData {
  readonly isKept: boolean;
  readonly data: unknown;
  readonly remarks: readonly string[];
}

async function recordedResult(
  database: Queryable,
  { resultHash }: AuditRecord,
  options: StatementOptions,
): Promise<RecordedData> {
  const none = { isKept: false, data: undefined };
  const content = resultHash === null ? undefined : await findResultContent(database, resultHash, options);
  if (content === undefined || resultHash === null) return { ...none, remarks: [] };
  const data = await readResult(content, resultHash);
  if (data !== undefined) return { isKept: true, data, remarks: [] };
  return {
    ...none,
    remarks: ['The kept answer was changed: it is not what the hash in the audit row says.'],
  };
}

async function changedTexts(
  database: Queryable,
  { queryHash }: AuditRecord,
  now: QuerySet | undefined,
  options: StatementOptions,
): Promise<string[]> {
  if (queryHash === null || now === undefined || queryHash === now.hash) return [];
  const kept = new Map(await findQueryTexts(database, queryHash, options));
  const texts = new Map(now.texts);
  const names = [...new Set([...kept.keys(), ...texts.keys()])].filter(
    (name) => kept.get(name) !== texts.get(name),
  );
  return names.map((name) => `The text of query ${name} is another one.`);
}

function changesOf(
  { asOf, rowCount, catalogueVersion: version }: AuditRecord,
  answer: RerunAnswer,
): string[] {
  const shown = (value: unknown) => String(value ?? 'none');
  const changed = (what: string, before: unknown, now: unknown) =>
    before === now ? [] : [`${what} was ${shown(before)} and is ${shown(now)}.`];
  return [
    ...changed('The newest fact date', asOf, answer.asOf),
    ...changed('The number of rows', rowCount, answer.rowCount),
    ...changed('The version of the metric catalogue', version, catalogueVersion),
  ];
}

interface Findings {
  readonly record: AuditRecord;
  readonly answer: RerunAnswer;
  readonly set: QuerySet | undefined;
  readonly difference: Difference | undefined;
  readonly changes: string[];
}

function verdict({ record, answer, set, difference, changes }: Findings): LineageVerification {
  const resultHash = { recorded: record.resultHash, now: hashOfResult(answer.data) };
  return {
    auditId: record.id,
    recordedAt: record.at,
    holds: resultHash.recorded === resultHash.now,
    resultHash,
    asOf: { recorded: record.asOf, now: answer.asOf },
    rowCount: { recorded: record.rowCount, now: answer.rowCount },
    queryHash: { recorded: record.queryHash, now: set?.hash ?? null },
    catalogueVersion: { recorded: record.catalogueVersion, now: catalogueVersion },
    comparedBy: difference === undefined ? 'hash' : 'values',
    movedCount: difference?.count ?? 0,
    moved: [...(difference?.listed ?? [])],
    changes,
  };
}
