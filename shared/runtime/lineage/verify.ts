/** Whether an act's numbers still hold: its analyses run again with what was recorded of them. */
import type * as z from 'zod/mini';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { AppError } from '../../contract/errors.ts';
import type { verifyLineage as route } from '../../contract/platform/lineage-verify.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import type { Warehouse } from '../../warehouse/port.ts';
import { shareRows } from '../../warehouse/share-rows.ts';
import { analyse } from '../analytics.ts';
import type { Container } from '../container.ts';
import { newest } from '../newest.ts';
import { storeDatabase } from '../resources/database.ts';
import { findAnalysis } from './analysis-record.ts';
import { type Change, change } from './changes.ts';
import { type ComparedPart, comparePart } from './compare.ts';
import { evidenceOf, type RowEvidence } from './evidence.ts';
import { type QuerySet, querySet } from './query-texts.ts';
import { type RecordedPart, recordedOf } from './recorded.ts';
import { reruns } from './reruns.ts';
import { whatChanged } from './what-changed.ts';

export type LineageVerification = z.output<(typeof route)['data']>;

/**
 * Milliseconds after which no further analysis is begun: the longest of them ends within what is left of the
 * 29 seconds that a function has.
 */
const BUDGET_MS = 20_000;

/** Moved values that are listed. */
const LISTED = 100;

export interface VerifyCall {
  readonly container: Container;
  readonly signal: AbortSignal;
}

/**
 * @returns the verdict, and the analyses as they are now
 * @throws AppError as `findAnalysis`; `conflict` for what cannot be run again, which says why;
 * `answer_timeout` for more than can be run again in a request's time
 */
export async function verifyLineage(
  call: VerifyCall,
  auditId: string,
): Promise<{ readonly verification: LineageVerification; readonly compared: readonly ComparedPart[] }> {
  const { container, signal } = call;
  const database = await container.get(storeDatabase);
  const record = await findAnalysis(database, auditId, { signal });
  const [recorded, row] = await Promise.all([
    recordedOf(database, record, { signal }),
    evidenceOf(database, record, { signal }),
  ]);
  const compared = await compareAll(call, recorded.parts);
  const set = querySet(compared.flatMap(({ queries }) => queries));
  const evidence = [...rowRemarks(row), ...recorded.remarks];
  const changes = await whatChanged(database, { record, compared, set }, { signal });
  return { verification: verdict({ record, compared, set, evidence, changes }), compared };
}

function rowRemarks({ rowHolds, seal }: RowEvidence): Change[] {
  return [
    ...(rowHolds ? [] : [change('row_forged')]),
    ...(seal?.holds === false ? [change('seal_broken', { number: seal.number })] : []),
  ];
}

/**
 * Both warehouses side by side; of one warehouse one after the other, as others wait for it too. What several
 * of them ask is asked once.
 */
export async function compareAll(
  call: VerifyCall,
  parts: readonly RecordedPart[],
  budgetMs = BUDGET_MS,
): Promise<ComparedPart[]> {
  const until = performance.now() + budgetMs;
  const ofDomains = Map.groupBy(parts, ({ screen }) => screen.slice(0, screen.indexOf('.')));
  const done = new Map<RecordedPart, ComparedPart>();
  await Promise.all(
    Array.from(ofDomains.values(), async (ofDomain) => {
      const share = sharedOnce();
      for (const part of ofDomain) {
        if (performance.now() >= until) throw tooMany(parts.length);
        done.set(part, await compareOne(call, part, share));
      }
    }),
  );
  return parts.flatMap((part) => done.get(part) ?? []);
}

function tooMany(count: number): AppError {
  const message = `to run its analyses again (${count}) takes longer than a request may`;
  return new AppError('answer_timeout', message, { retryAfterSeconds: 60 });
}

type Share = (warehouse: Warehouse) => Warehouse;

function sharedOnce(): Share {
  const shared = new Map<Warehouse, Warehouse>();
  return (warehouse) => {
    const known = shared.get(warehouse) ?? shareRows(warehouse);
    shared.set(warehouse, known);
    return known;
  };
}

async function compareOne(
  { container, signal }: VerifyCall,
  part: RecordedPart,
  share: Share,
): Promise<ComparedPart> {
  const rerun = reruns.get(part.screen);
  if (rerun === undefined) {
    throw new AppError('conflict', `${part.screen} is not an analysis that can be run again`);
  }
  const { answer, dataState } = await analyse(
    { container, route: rerun.endpoint, signal },
    (context) => rerun.run({ ...context, warehouse: share(context.warehouse) }, part.parameters),
    ({ rowCount }) => rowCount,
  );
  return comparePart(part, { rerun, answer, dataState });
}

interface Findings {
  readonly record: AuditRecord;
  readonly compared: readonly ComparedPart[];
  readonly set: QuerySet | undefined;
  /** What is wrong with the record itself. */
  readonly evidence: readonly Change[];
  readonly changes: readonly Change[];
}

function verdict({ record, compared, set, evidence, changes }: Findings): LineageVerification {
  const parts = compared.map(({ part }) => part);
  const isForgedRecord = evidence.length > 0;
  const sum = (countOf: (part: (typeof parts)[number]) => number | null) =>
    parts.reduce((total, part) => total + (countOf(part) ?? 0), 0);
  const moved = compared.flatMap(({ part: { screen }, moved: listed }) =>
    listed.map((each) => ({ screen, ...each })),
  );
  return {
    auditId: record.id,
    recordedAt: record.at,
    holds: parts.every(({ holds }) => holds) && !isForgedRecord,
    rowHolds: !evidence.some(({ key }) => key === 'row_forged'),
    resultHash: { recorded: record.resultHash, now: onlyOf(compared.map(({ hashNow }) => hashNow)) },
    asOf: { recorded: record.asOf, now: newest(parts.map(({ asOf }) => asOf.now)) },
    rowCount: {
      recorded: sum(({ rowCount }) => rowCount.recorded),
      now: sum(({ rowCount }) => rowCount.now),
    },
    queryHash: { recorded: record.queryHash, now: set?.hash ?? null },
    catalogueVersion: { recorded: record.catalogueVersion, now: catalogueVersion },
    dataState: {
      recorded: onlyOf(Object.values(record.basis?.data ?? {})),
      now: onlyOf(compared.map(({ dataState }) => dataState?.hash ?? null)),
    },
    comparedBy: parts.every(({ comparedBy }) => comparedBy === 'values') ? 'values' : 'hash',
    parts,
    movedCount: sum(({ movedCount }) => movedCount),
    moved: moved.slice(0, LISTED),
    changes: [...evidence, ...changes.filter(({ key }) => !isForgedRecord || key !== 'unexplained')],
  };
}

/** What all of them are, null where they differ or there are none. */
function onlyOf(values: readonly (string | null)[]): string | null {
  const [only, ...others] = new Set(values);
  return others.length > 0 ? null : (only ?? null);
}
