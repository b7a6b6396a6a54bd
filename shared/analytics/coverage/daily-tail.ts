import { mean } from '../series/robust.ts';
import type { AlignedDays } from './align.ts';

/** An incomplete tail by position in the series. */
export interface DailyTail {
  /** Position of its first day; it goes on to the end. */
  readonly start: number;
  /** Usual value of each of its days. */
  readonly expected: Float64Array;
  /** Observed over expected value. */
  readonly valueRatio: number;
  /** Observed over expected orders; null when the series carries no counts. */
  readonly countRatio: number | null;
}

/** Days before a tail that give the usual level: eight of each weekday. */
const baselineDays = 56;
/** A longer low stretch is a state of the business, not a broken load. */
const longestTail = 92;
/** History in which a stretch as low as the tail must never have occurred (a year and a bit). */
const lookbackDays = 400;
const lowRatio = 0.25;
const lowDayRatio = 0.4;
const lowDayShare = 0.9;
const lowCountRatio = 0.75;
/** The tail lies this many standard deviations of such stretches below their level. */
const scatterLimit = 3;

/** The longest plainly incomplete tail, or null. Source of the rule: docs/decisions/0004. */
export function findTail(days: AlignedDays): DailyTail | null {
  const length = days.values.length;
  const earliest = Math.max(baselineDays, length - longestTail);
  for (let start = earliest; start < length; start += 1) {
    const tail = judge(days, start);
    if (tail !== null && !seenBefore(days.values, start, tail.valueRatio)) return tail;
  }
  return null;
}

function judge(days: AlignedDays, start: number): DailyTail | null {
  const expected = usual(days.values, start, days.values.length);
  const first = expected[0] ?? 0;
  if (first <= 0 || (days.values[start] ?? 0) > lowDayRatio * first) return null;
  let low = 0;
  for (let index = 0; index < expected.length; index += 1) {
    if ((days.values[start + index] ?? 0) <= lowDayRatio * (expected[index] ?? 0)) low += 1;
  }
  const valueRatio = total(days.values, start, days.values.length) / total(expected, 0, expected.length);
  if (low < lowDayShare * expected.length || valueRatio > lowRatio) return null;
  const usualCount = usual(days.counts, start, days.counts.length);
  const countSum = total(usualCount, 0, usualCount.length);
  const countRatio = countSum > 0 ? total(days.counts, start, days.counts.length) / countSum : null;
  if (countRatio !== null && countRatio > lowCountRatio) return null;
  return { start, expected, valueRatio, countRatio };
}

/** Mean of the same weekday over the eight weeks before `start`, for each day from `start` to `end`. */
function usual(values: Float64Array, start: number, end: number): Float64Array {
  const byPhase = new Float64Array(7);
  const baseline = Math.max(0, start - baselineDays);
  for (let index = baseline; index < start; index += 1) {
    const phase = index % 7;
    byPhase[phase] = (byPhase[phase] ?? 0) + (values[index] ?? 0) / ((start - baseline) / 7);
  }
  return Float64Array.from({ length: end - start }, (_, index) => byPhase[(start + index) % 7] ?? 0);
}

/**
 * Whether lows of that kind belong to the series (few orders, a yearly closure, wild days): an earlier
 * stretch of the tail's length fell about as low (to within a factor of two) against the eight weeks
 * before it, or such stretches scatter so much that the tail lies within three standard deviations.
 */
function seenBefore(values: Float64Array, start: number, ratio: number): boolean {
  const length = values.length - start;
  const from = Math.max(baselineDays, start - lookbackDays);
  const deviations: number[] = [];
  for (let begin = from; begin + length <= start; begin += 1) {
    const expected = total(usual(values, begin, begin + length), 0, length);
    const before = total(values, begin, begin + length) / expected;
    if (expected > 0 && before <= 2 * ratio) return true;
    if (expected > 0) deviations.push((before - 1) ** 2);
  }
  return 1 - ratio < scatterLimit * Math.sqrt(mean(deviations));
}

function total(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += values[index] ?? 0;
  return sum;
}
