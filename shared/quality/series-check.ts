/** Checks that look at a warehouse's tables over time instead of at single rows. */
import type { CheckHead, Findings } from './check.ts';
import { sampleSize } from './check.ts';
import { type DayRow, dayNumber } from './series/days.ts';
import { lagOf, lastDay } from './series/freshness.ts';
import { missingBatches, missingDays } from './series/gaps.ts';
import { truncatedTail } from './series/tail.ts';

/** A warehouse over time. */
export interface WarehouseDays {
  /** Days with rows by table. */
  readonly tables: ReadonlyMap<string, readonly DayRow[]>;
  readonly calendar: { readonly first: string | null; readonly last: string | null; readonly days: number };
  /** Other things that go on, and the last day of each, by name and key. */
  readonly ends: readonly { readonly key: string; readonly last: string }[];
}

export interface SeriesCheck extends CheckHead {
  /** Which query tells what it judges. */
  readonly asks: 'days' | 'calendar' | 'ends';
  judge(warehouse: WarehouseDays): Findings;
}

function findings(keys: readonly string[], notes: readonly string[] = []): Findings {
  return { failures: keys.length, sample: keys.slice(0, sampleSize), notes };
}

function daysOf(warehouse: WarehouseDays, table: string): readonly DayRow[] {
  return warehouse.tables.get(table) ?? [];
}

/** A channel that sells daily: no day may be missing. */
export function dailyGapCheck(head: CheckHead): SeriesCheck {
  return {
    ...head,
    asks: 'days',
    judge: (warehouse) => findings(missingDays(daysOf(warehouse, head.table))),
  };
}

/** A channel that books in batches: no batch may be missing. */
export function batchGapCheck(head: CheckHead): SeriesCheck {
  return {
    ...head,
    asks: 'days',
    judge: (warehouse) => findings(missingBatches(daysOf(warehouse, head.table))),
  };
}

/** The calendar: every day from its first to its last must be there, for days are counted by it. */
export function calendarCheck(head: CheckHead): SeriesCheck {
  return {
    ...head,
    asks: 'calendar',
    judge({ calendar: { first, last, days } }) {
      if (first === null || last === null) return findings([]);
      const missing = dayNumber(last) - dayNumber(first) + 1 - days;
      if (missing === 0) return findings([]);
      const note = `From ${first} to ${last} the calendar has ${days} days, which is ${missing} too few.`;
      return { failures: missing, sample: [], notes: [note] };
    },
  };
}

/** A table that must go on as long as the newest of `others` does. */
export function freshnessCheck(head: CheckHead, others: readonly string[]): SeriesCheck {
  return {
    ...head,
    asks: 'days',
    judge(warehouse) {
      const newest = lastDay(others.flatMap((table) => daysOf(warehouse, table)));
      const lag = newest === undefined ? undefined : lagOf(daysOf(warehouse, head.table), newest);
      if (lag === undefined) return findings([]);
      const words = `The last day is ${lag.last}, ${lag.days} days before the newest fact (${newest})`;
      if (lag.days > lag.allowed) {
        return findings([lag.last], [`${words}; its rhythm explains ${lag.allowed} days.`]);
      }
      return findings([], lag.days > 0 ? [`${words}, which its rhythm explains.`] : []);
    },
  };
}

/** An end of the data that is known to belong to the source itself. */
export interface KnownEnd {
  readonly day: string;
  readonly note: string;
}

/** A daily channel must not end in days that are plainly incomplete. */
export function tailCheck(head: CheckHead, known?: KnownEnd): SeriesCheck {
  return {
    ...head,
    asks: 'days',
    judge(warehouse) {
      const tail = truncatedTail(daysOf(warehouse, head.table));
      if (tail === null) return findings([]);
      const words = `From ${tail.from} to ${tail.to} revenue is ${tail.percent} % of its usual level: the load looks cut off.`;
      if (tail.to === known?.day) return findings([], [words, known.note]);
      return findings([tail.from], [words]);
    },
  };
}

/** Beyond a year a thing that stopped was given up, not forgotten. */
const GIVEN_UP_DAYS = 365;
const LATE_DAYS = 31;

/** Things of which each must go on as long as the others do. Keys of those that stopped. */
export function endsCheck(head: CheckHead, things: string): SeriesCheck {
  return {
    ...head,
    asks: 'ends',
    judge({ ends }) {
      const newest =
        ends
          .map(({ last }) => last)
          .sort()
          .at(-1) ?? '';
      const lags = ends.map(({ key, last }) => ({ key, last, days: dayNumber(newest) - dayNumber(last) }));
      const late = lags.filter(({ days }) => days > LATE_DAYS && days <= GIVEN_UP_DAYS);
      const givenUp = lags.filter(({ days }) => days > GIVEN_UP_DAYS);
      const lateNotes = late.map(({ key, last }) => `${key} ends on ${last}, the others on ${newest}.`);
      const oldNotes =
        givenUp.length === 0
          ? []
          : [`Taken as given up long ago: ${things} ${givenUp.map(({ key }) => key).join(', ')}.`];
      return findings(
        late.map(({ key }) => key),
        [...lateNotes, ...oldNotes],
      );
    },
  };
}
