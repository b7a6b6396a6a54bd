import { setTimeout as sleep } from 'node:timers/promises';

export interface RetrySettings {
  /** Attempts in all. */
  readonly attempts: number;
  /** Longest pause before the second attempt; it doubles each time, and the pause is a random part of it. */
  readonly baseDelayMs: number;
  readonly isWorthwhile: (error: unknown) => boolean;
  /** Random number in [0, 1); for tests. */
  readonly random?: () => number;
}

/**
 * Calls `attempt` until it succeeds, up to `attempts` times, with full jitter between
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that many containers that
 * lost one server do not return to it at the same moment.
 */
export async function withRetry<T>(attempt: () => Promise<T>, settings: RetrySettings): Promise<T> {
  const { attempts, baseDelayMs, isWorthwhile, random = Math.random } = settings;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= attempts || !isWorthwhile(error)) throw error;
      await sleep(random() * baseDelayMs * 2 ** (tried - 1));
    }
  }
}
