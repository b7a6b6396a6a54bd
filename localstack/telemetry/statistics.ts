/** Durations of many calls in a few numbers. */
import { roundMs } from './summary.ts';

export interface CallStatistics {
  readonly calls: number;
  readonly errors: number;
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

interface Timed {
  readonly durationMs: number;
  readonly isError: boolean;
}

/** @param calls at least one; the percentile is the nearest rank's */
export function statisticsOf(calls: readonly Timed[]): CallStatistics {
  const durations = calls.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  const sum = durations.reduce((total, ms) => total + ms, 0);
  return {
    calls: calls.length,
    errors: calls.filter(({ isError }) => isError).length,
    meanMs: roundMs(sum / calls.length),
    p95Ms: roundMs(durations[Math.ceil(durations.length * 0.95) - 1] ?? 0),
    maxMs: roundMs(durations.at(-1) ?? 0),
  };
}
