/** Says at regular intervals that a run lives. */
import type { Database } from '../../store/database.ts';
import { extendLease, type JobLease } from '../../store/job-leases.ts';
import { describeError, log } from '../log.ts';

export interface Heartbeat {
  /** Aborts when the lease turns out to be somebody else's: the run was taken as dead. */
  readonly signal: AbortSignal;
  /** Ends it; resolves when no statement of it is under way any more. */
  stop(): Promise<void>;
}

const BEATS_PER_LEASE = 3;

export function startHeartbeat(database: Database, lease: JobLease, leaseMs: number): Heartbeat {
  const lost = new AbortController();
  const everyMs = leaseMs / BEATS_PER_LEASE;
  let beating: Promise<void> | undefined;

  async function beat(): Promise<void> {
    try {
      const options = { timeoutMs: everyMs };
      if (!(await extendLease(database, lease, leaseMs, options)))
        lost.abort(new Error('the lease was lost'));
    } catch (error) {
      // A store that is away for a moment is no reason to stop: the fence guards what is written.
      log('warn', 'a run could not say that it lives', { job: lease.jobId, error: describeError(error) });
    }
  }

  const timer = setInterval(() => {
    beating ??= beat().finally(() => {
      beating = undefined;
    });
  }, everyMs);
  timer.unref();
  return {
    signal: lost.signal,
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}
