/** Puts the events of waiting runs on the bus when their time has come. */
import { jobRequestedType } from '../../contract/events.ts';
import type { Database } from '../../store/database.ts';
import { releaseDispatch } from '../../store/job-attempts.ts';
import { claimDueRuns } from '../../store/job-dispatch.ts';
import type { Bus } from '../bus.ts';
import { log } from '../log.ts';

/** An event that led to nothing for so long is taken as lost. */
const RESEND_AFTER_MS = 60_000;

export interface DispatchOptions {
  /** Only this job's. */
  readonly jobId?: string;
  /** Milliseconds after which an event that led to nothing is sent again, 60,000 by default. */
  readonly resendAfterMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Answers how many runs the bus took; the others stay due.
 * @throws whatever the bus rejects with
 */
export async function dispatchDueRuns(
  database: Database,
  bus: Bus,
  options: DispatchOptions = {},
): Promise<number> {
  const due = await claimDueRuns(database, { resendAfterMs: RESEND_AFTER_MS, ...options });
  if (due.length === 0) return 0;
  const events = due.map((detail) => ({ type: jobRequestedType, detail: { ...detail } }));
  let refused = due;
  try {
    const results = await bus.put(events, options.signal ? { signal: options.signal } : {});
    refused = due.filter((_, index) => results[index] !== null);
  } finally {
    for (const { executionId } of refused) await releaseDispatch(database, executionId);
  }
  if (refused.length > 0) log('warn', 'the bus did not take every run', { runs: refused.length });
  return due.length - refused.length;
}
