import { type IsoDate, parts } from './calendar.ts';
import type { DailyPoint } from './daily.ts';
import { daysToMonthEnd, monthNumber } from './months.ts';
import { median, runningMedian } from './robust.ts';

/** One batch of bookings: the rows of a whole month, entered on one day or on a few neighbouring days. */
export interface Batch {
  /** Day with the largest part of the batch. */
  readonly date: IsoDate;
  /** Position of that day in the series. */
  readonly index: number;
  /** Total of the batch, above the level of ordinary days. */
  readonly value: number;
  /** Number (see `monthNumber`) of the month that the batch closes: the one whose end is nearest. */
  readonly month: number;
  /** Days from the end of that month: -1 is the day before the last, 1 the first of the next month. */
  readonly offset: number;
}

/** A daily series parted into its ordinary days and its month-end batches. */
export interface BatchSplit {
  /** The series without the batches; all zeros when the channel has batches only. */
  readonly base: DailyPoint[];
  /** In order; empty when the series has no monthly batches. */
  readonly batches: Batch[];
  /** True when nothing but batches is sold: the days between them are zeros by nature. */
  readonly batchOnly: boolean;
}

/** Rows that lie at most this many days apart are one batch. */
const mergeDays = 3;
/** Fewer batches than this prove no habit. */
const minimumBatches = 6;
/** A batch-only channel sells on at most this share of days. */
const sparseShare = 0.15;
/** A batch day towers this many times over the middle of the surrounding weeks. */
const towerRatio = 4;
/** Half width in days of the window that gives the ordinary level. */
const levelHalfWindow = 15;

/** The month that a batch day closes and how far from its end the day lies. */
export function monthEndOffset(date: IsoDate): { month: number; offset: number } {
  const { day } = parts(date);
  return day <= 15
    ? { month: monthNumber(date) - 1, offset: day }
    : { month: monthNumber(date), offset: 0 - daysToMonthEnd(date) };
}

/**
 * Finds bookings that come in month-end batches (AdventureWorks resellers) and takes them out of a filled
 * daily series. Batches are accepted as a habit only when they come about once a month and mostly within
 * a week of a month's end; otherwise the base is the series itself and `batches` is empty.
 */
export function splitBatches(points: readonly DailyPoint[]): BatchSplit {
  const values = points.map((point) => point.value);
  const active = values.filter((value) => value !== 0).length;
  const batchOnly = active <= values.length * sparseShare;
  const level = batchOnly ? new Float64Array(values.length) : ordinaryLevel(values);
  const candidates = values.flatMap((value, index) =>
    isTower(value, level[index] ?? 0, batchOnly) ? [index] : [],
  );
  const batches = merge(points, level, candidates);
  if (!isMonthly(batches)) return { base: [...points], batches: [], batchOnly: false };
  const taken = new Set(candidates);
  const base = points.map(({ date, value }, index) => ({
    date,
    value: taken.has(index) ? (level[index] ?? 0) : value,
  }));
  return { base, batches, batchOnly };
}

function ordinaryLevel(values: readonly number[]): Float64Array {
  return runningMedian(values, levelHalfWindow);
}

function isTower(value: number, level: number, batchOnly: boolean): boolean {
  return batchOnly ? value !== 0 : level > 0 && value > level * towerRatio;
}

function merge(points: readonly DailyPoint[], level: Float64Array, indexes: readonly number[]): Batch[] {
  const groups: number[][] = [];
  for (const index of indexes) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group !== undefined && previous !== undefined && index - previous <= mergeDays) group.push(index);
    else groups.push([index]);
  }
  const height = (index: number): number => (points[index]?.value ?? 0) - (level[index] ?? 0);
  return groups.flatMap((group) => {
    const index = group.reduce((best, other) => (height(other) > height(best) ? other : best));
    const date = points[index]?.date;
    if (date === undefined) return [];
    const value = group.reduce((sum, other) => sum + height(other), 0);
    return [{ date, index, value, ...monthEndOffset(date) }];
  });
}

function isMonthly(batches: readonly Batch[]): boolean {
  if (batches.length < minimumBatches) return false;
  const gaps = batches.slice(1).map((batch, position) => batch.index - (batches[position]?.index ?? 0));
  const nearEnd = batches.filter((batch) => Math.abs(batch.offset) <= 6).length;
  const gap = median(gaps);
  return gap >= 26 && gap <= 35 && nearEnd >= batches.length * 0.8;
}
