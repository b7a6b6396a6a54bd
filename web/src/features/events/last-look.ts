/** What the last run that found something found: the newest events that were stored together. */
import type { StockEvent, Urgency } from './api/events.ts';

export interface LastLook {
  /** ISO instant of the run. */
  readonly at: string;
  readonly count: number;
  readonly of: Readonly<Record<Urgency, number>>;
  /** Whether older pages may hold more of them. */
  readonly isCut: boolean;
}

/** @param events newest first; null where there are none */
export function lastLook(events: readonly StockEvent[], hasMore: boolean): LastLook | null {
  const [newest] = events;
  if (newest === undefined) return null;
  const together = events.filter(({ at }) => at === newest.at);
  const of = (urgency: Urgency) => together.filter((event) => event.urgency === urgency).length;
  return {
    at: newest.at,
    count: together.length,
    of: { HIGH: of('HIGH'), MEDIUM: of('MEDIUM'), LOW: of('LOW') },
    isCut: hasMore && together.length === events.length,
  };
}
