import { type Said, say } from '../../words/say.ts';
import { dayNumber, fromDayNumber, type IsoDate } from '../series/calendar.ts';
import { daysToMonthEnd, lastDayOfMonth } from '../series/months.ts';
import { alignDays } from './align.ts';
import { batchCoverage } from './batch-tail.ts';
import { findTail } from './daily-tail.ts';

/** One day of a channel: its revenue and how many orders (or invoices) made it. */
export interface ChannelDay {
  readonly date: IsoDate;
  readonly value: number;
  readonly count: number;
}

/** A stretch at the end of the data that is plainly incomplete. */
interface IncompleteTail {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** For people, with the figures that led to the judgement. */
  readonly said: readonly Said[];
  /** Total value from `from` to `to`, as loaded. */
  readonly observed: number;
  /** Total value that the level just before leads one to expect for those days. */
  readonly expected: number;
}

/** How far a channel's data go and how far they can be trusted. All dates are null without any row. */
export interface Coverage {
  /** Newest date with a row. */
  readonly asOf: IsoDate | null;
  /** Last date through which period totals (months, quarters) stand. */
  readonly completeThrough: IsoDate | null;
  /**
   * Last date at the usual daily level; at most three days before `completeThrough`, when a load broke
   * off in the last days of a month that is otherwise whole. Train daily models through this date.
   */
  readonly dailyThrough: IsoDate | null;
  /** `unknown`: too little history to judge, taken as complete. */
  readonly cadence: 'daily' | 'monthly_batches' | 'unknown';
  readonly tail: IncompleteTail | null;
}

export interface CoverageOptions {
  /** A shorter history (days from first to last row) is not judged. Default 60. */
  readonly minHistoryDays?: number;
}

/** A load that broke off this close to a month's end leaves that month standing. */
const monthCloseDays = 3;

/**
 * Judges whether a channel's data end in a plainly incomplete tail: days whose value lies below a quarter
 * of the same weekdays' level in the eight weeks before, lower than any stretch of that length before,
 * with clearly fewer orders too. A channel that books in month-end batches is judged by batch instead.
 * Input may be unordered and may lack days; days without rows are zero and never the as-of date.
 */
export function channelCoverage(daily: readonly ChannelDay[], options: CoverageOptions = {}): Coverage {
  const aligned = alignDays(daily);
  const length = aligned.values.length;
  if (length === 0) {
    return { asOf: null, completeThrough: null, dailyThrough: null, cadence: 'unknown', tail: null };
  }
  const asOf = fromDayNumber(aligned.firstDay + length - 1);
  if (length < (options.minHistoryDays ?? 60)) return whole(asOf, 'unknown');
  const batches = batchCoverage(aligned);
  if (batches !== null) return batches;
  const tail = findTail(aligned);
  if (tail === null) return whole(asOf, 'daily');
  const dailyThrough = fromDayNumber(aligned.firstDay + tail.start - 1);
  const completeThrough = closedThrough(dailyThrough, asOf);
  const offset = dayNumber(completeThrough) - aligned.firstDay + 1;
  const from = fromDayNumber(aligned.firstDay + offset);
  const observed = sum(aligned.values, offset);
  const expected = tail.expected.reduce(
    (total, value, index) => total + (tail.start + index >= offset ? value : 0),
    0,
  );
  const said = describe(from, tail, dailyThrough < completeThrough ? dailyThrough : null);
  return {
    asOf,
    completeThrough,
    dailyThrough,
    cadence: 'daily',
    tail: { from, to: asOf, said, observed, expected },
  };
}

function whole(asOf: IsoDate, cadence: Coverage['cadence']): Coverage {
  return { asOf, completeThrough: asOf, dailyThrough: asOf, cadence, tail: null };
}

function closedThrough(dailyThrough: IsoDate, asOf: IsoDate): IsoDate {
  const left = daysToMonthEnd(dailyThrough);
  const monthEnd = lastDayOfMonth(dailyThrough);
  return left > 0 && left <= monthCloseDays && monthEnd < asOf ? monthEnd : dailyThrough;
}

function sum(values: Float64Array, from: number): number {
  let total = 0;
  for (let index = from; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
}

/** `closed` is the last ordinary day of a month that stands although its last days are low. */
function describe(
  from: IsoDate,
  tail: { valueRatio: number; countRatio: number | null },
  closed: IsoDate | null,
): Said[] {
  const value = percentOf(tail.valueRatio);
  const low =
    tail.countRatio === null
      ? say('tail_daily', { from, value })
      : say('tail_daily_orders', { from, value, orders: percentOf(tail.countRatio) });
  return closed === null ? [low] : [low, say('tail_low_since', { since: closed })];
}

const percentOf = (ratio: number) => Math.round(ratio * 1000) / 10;
