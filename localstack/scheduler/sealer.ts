/** The sealer of the audit trail on one machine: at start, every minute, and once more at the end. */
import { sealRound } from '@otel-bi/shared/runtime/audit-trail/round.ts';
import { sealEveryMs } from '@otel-bi/shared/runtime/audit-trail/window.ts';
import type { Container } from '@otel-bi/shared/runtime/container.ts';
import { describeError, log } from '@otel-bi/shared/runtime/log.ts';

export interface Sealer {
  /** Seals what is left, in bounded time. */
  close(): Promise<void>;
}

/** Time for the last round. */
const LAST_ROUND_MS = 3_000;

export function startSealer(container: Container, everyMs: number = sealEveryMs): Sealer {
  const stop = new AbortController();
  let round: Promise<void> = Promise.resolve();
  let isUnderWay = false;

  async function seal(signal: AbortSignal): Promise<void> {
    try {
      await sealRound(container, signal);
    } catch (error) {
      if (!stop.signal.aborted || signal !== stop.signal) {
        log('error', 'the audit trail could not be sealed', { error: describeError(error) });
      }
    }
  }
  function begin(): void {
    if (isUnderWay) return;
    isUnderWay = true;
    round = seal(stop.signal).finally(() => {
      isUnderWay = false;
    });
  }

  begin();
  const timer = setInterval(begin, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      stop.abort();
      await round;
      await seal(AbortSignal.timeout(LAST_ROUND_MS));
    },
  };
}
