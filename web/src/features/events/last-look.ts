/** What the last look at the stock found: the newest events that were stored at about the same time. */
import type { StockEvent, Urgency } from './api/events.ts';

export interface LastLook {
  /** ISO instant of the run. */
  readonly at: string;
  readonly count: number;
  readonly of: Readonly<Record<Urgency, number>>;
  /** Whether older pages may hold more of them. */
  readonly isCut: boolean;
}

/** The two jobs that look at the stock can run at once, and each takes some seconds. */
const TOGETHER_MS = 60_000;

/** @param events newest first; null where there are none */
export function lastLook(events: readonly StockEvent[], hasMore: boolean): LastLook | null {
  const [newest] = events;
  if (newest === undefined) return null;
  const from = Date.parse(newest.at) - TOGETHER_MS;
  const together = events.filter(({ at }) => Date.parse(at) >= from);
  const of = (urgency: Urgency) => together.filter((event) => event.urgency === urgency).length;
  return {
    at: newest.at,
    count: together.length,
    of: { HIGH: of('HIGH'), MEDIUM: of('MEDIUM'), LOW: of('LOW') },
    isCut: hasMore && together.length === events.length,
  };
}
