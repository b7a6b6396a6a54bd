/** Puts the events of waiting runs on the bus when their time has come. */
import { jobRequestedType } from '../../contract/events.ts';
import type { Database } from '../../store/database.ts';
import { claimDueRuns } from '../../store/job-dispatch.ts';
import type { Bus } from '../bus.ts';
import { log } from '../log.ts';

/** An event that led to nothing for so long is taken as lost. */
const RESEND_AFTER_MS = 60_000;

/** @param options `jobId` to send only that job's; `signal` to give up */
export async function dispatchDueRuns(
  database: Database,
  bus: Bus,
  options: { readonly jobId?: string; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const due = await claimDueRuns(database, { ...options, resendAfterMs: RESEND_AFTER_MS });
  if (due.length === 0) return 0;
  const events = due.map((detail) => ({ type: jobRequestedType, detail: { ...detail } }));
  const results = await bus.put(events, options);
  for (const [index, error] of results.entries()) {
    // It is sent again after a while.
    if (error !== null) log('warn', 'the bus did not take a run', { run: due[index]?.executionId, error });
  }
  return due.length;
}
