/** How jobs are repeated, bounded and found dead; times in milliseconds. */
export interface JobPolicy {
  /** Failures after which a slot is given up. */
  readonly maxAttempts: number;
  /** Wait after the first failure; four times as long after each further one. */
  readonly retryBaseMs: number;
  /** Silence after which a run's process is taken as dead. It says three times as often that it lives. */
  readonly leaseMs: number;
  /** Longest run. */
  readonly timeoutMs: number;
}

const LONGEST_RETRY_MS = 60 * 60_000;

/** Wait after the given number of failures, with up to a fifth more so that retries spread out. */
export function retryDelay(failures: number, { retryBaseMs }: JobPolicy): number {
  const delay = Math.min(LONGEST_RETRY_MS, retryBaseMs * 4 ** Math.max(0, failures - 1));
  return Math.round(delay * (1 + Math.random() / 5));
}
