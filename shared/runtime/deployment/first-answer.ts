/** Waiting for a database that is not there yet: a server that was just made, or the proxy before it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../../store/database.ts';

export interface Patience {
  /** How long to ask again, in milliseconds; 0 does not even ask. */
  readonly forMs: number;
  /** Between two questions, 5 s by default. */
  readonly pauseMs?: number;
}

/**
 * Asks until there is an answer. A refused login counts as none: a proxy that does not know its secrets yet
 * refuses every login.
 * @throws AppError the last failure, when the time is over; `configuration_invalid` at once
 */
export async function untilFirstAnswer(
  database: Database,
  { forMs, pauseMs = 5_000 }: Patience,
): Promise<void> {
  if (forMs === 0) return;
  const end = performance.now() + forMs;
  for (;;) {
    try {
      return await database.ping();
    } catch (error) {
      const isHopeless = error instanceof AppError && error.code === 'configuration_invalid';
      if (isHopeless || performance.now() + pauseMs > end) throw error;
      await sleep(pauseMs);
    }
  }
}
