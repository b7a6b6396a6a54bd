/** The end of a run that worked: results, history, audit and events in one transaction under the fence. */
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { AppError } from '../../contract/errors.ts';
import type { SeenState } from '../../contract/platform/data-state.ts';
import type { Database, Queryable } from '../../store/database.ts';
import { succeedAttempt } from '../../store/job-attempts.ts';
import { releaseLease } from '../../store/job-leases.ts';
import { lockJob } from '../../store/job-lock.ts';
import { endSlot } from '../../store/job-slots.ts';
import { appendOutbox } from '../../store/outbox.ts';
import { basisOf } from '../lineage/basis.ts';
import { recordedQueries } from '../lineage/query-texts.ts';
import { recordResult } from '../lineage/result.ts';
import type { ClaimedRun } from './claim.ts';
import { type OutgoingEvent, productEvent } from './product-event.ts';
import { auditRun } from './run-audit.ts';

/** The transaction in which a run stores what it found. */
interface RunTransaction {
  readonly database: Queryable;
  readonly executionId: string;
  /** ISO 8601 UTC; the same for everything that the run stores. */
  readonly computedAt: string;
}

/** What a run stored. */
export interface SavedResult {
  /** Rows processed, for the history and the metrics. */
  readonly records: number;
  /** Summary for the history. */
  readonly result: Readonly<Record<string, unknown>>;
  readonly events?: readonly OutgoingEvent[];
}

/** What a job's work answers: where its numbers come from, and how to store them. */
export interface JobResult {
  /** ISO date of the newest fact used. */
  readonly asOf: string | null;
  /** Names of the warehouse queries behind it. */
  readonly queries: readonly string[];
  /** The model that the analysis chose, where it chooses one. */
  readonly model?: string | null;
  /** Stores the result; called once, in the transaction that ends the run. */
  readonly save: (transaction: RunTransaction) => Promise<SavedResult>;
}

/** A job's result, and the state of the data that it was computed of; null where that is not known. */
export interface RunResult extends JobResult {
  readonly dataState: SeenState | null;
}

/**
 * @throws AppError `conflict` when the lease is no longer the run's own: nothing is written then
 */
export async function saveRun(
  database: Database,
  { run, lease }: ClaimedRun,
  { asOf, queries, model, dataState, save }: RunResult,
  options: { readonly durationMs: () => number; readonly signal: AbortSignal },
): Promise<SavedResult> {
  return database.transaction(
    async (transaction) => {
      await lockJob(transaction, lease.jobId);
      if (!(await releaseLease(transaction, lease))) throw lateWrite(run.id);
      const computedAt = new Date().toISOString();
      const saved = await save({ database: transaction, executionId: run.id, computedAt });
      await succeedAttempt(transaction, run.id, saved);
      await endSlot(transaction, run.slotId, 'done');
      await auditRun(transaction, run, {
        outcome: 'succeeded',
        phase: 'finished',
        durationMs: options.durationMs(),
        rowCount: saved.records,
        asOf,
        ...recordedQueries(queries),
        ...basisOf([dataState], model),
        ...(await recordResult(saved.result)),
        catalogueVersion,
      });
      const events = (saved.events ?? []).map((event) => productEvent(run, event));
      await appendOutbox(transaction, run.id, events);
      return saved;
    },
    { signal: options.signal },
  );
}

function lateWrite(executionId: string): AppError {
  return new AppError('conflict', `run ${executionId} has lost its lease, so its results are not stored`);
}
