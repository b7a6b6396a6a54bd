import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { restingFlush } from './flush.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A flush that takes so long, counted. */
function flushing(takesMs: number) {
  const send = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, takesMs)));
  const flush = restingFlush(send);
  return {
    send,
    async flush(timeoutMs: number) {
      const done = flush(timeoutMs);
      await vi.advanceTimersByTimeAsync(Math.min(takesMs, timeoutMs));
      await done;
    },
  };
}

it('flushes each time where nobody notices', async () => {
  const { flush, send } = flushing(10);
  for (let call = 0; call < 3; call += 1) await flush(250);
  expect(send).toHaveBeenCalledTimes(3);
});

it.each([
  ['slow', 100, 5_000],
  ['dead', 1e9, 12_500],
])('rests fifty times as long as a %s collector made it wait', async (_, takesMs, restMs) => {
  const { flush, send } = flushing(takesMs);
  await flush(250);
  await vi.advanceTimersByTimeAsync(restMs - 1);
  await flush(250);
  expect(send).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1 + Math.min(takesMs, 250));
  await flush(250);
  expect(send).toHaveBeenCalledTimes(2);
});

it('does not tell anybody that telemetry was lost', async () => {
  vi.useRealTimers();
  await expect(restingFlush(() => Promise.reject(new Error('gone')))(250)).resolves.toBeUndefined();
});
