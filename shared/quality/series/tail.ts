/** Whether a daily channel ends in days that are plainly incomplete: a load that broke off. */
import { type DayRow, isoDay, type Timeline, timelineOf, weekday } from './days.ts';

export interface Tail {
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** Revenue of the tail in percent of what the eight weeks before lead one to expect. */
  readonly percent: number;
}

/** Eight of each weekday. */
const BASELINE = 56;
const SHORTEST = 3;
/** A longer low stretch is a state of the business. */
const LONGEST = 92;
/** The tail as a whole, and nearly each of its days, lies below these parts of the usual level. */
const LOW = 0.25;
const LOW_DAY = 0.4;
const LOW_DAYS = 0.9;
/** A stretch as low as the tail must not have been there before. */
const LOOKBACK = 400;

/** The longest such tail, or null. */
export function truncatedTail(days: readonly DayRow[]): Tail | null {
  const line = timelineOf(days);
  const length = line.amounts.length;
  for (let start = Math.max(BASELINE, length - LONGEST); start <= length - SHORTEST; start += 1) {
    const ratio = lowRatio(line, start, length);
    if (ratio === null || wasSeen(line, start, ratio)) continue;
    const percent = Math.round(ratio * 1000) / 10;
    return { from: isoDay(line.first + start), to: isoDay(line.first + length - 1), percent };
  }
  return null;
}

/** The part of its usual revenue that a stretch took, when it is low from its first day on; else null. */
function lowRatio({ first, amounts }: Timeline, start: number, end: number): number | null {
  const usual = new Float64Array(7);
  for (let place = start - BASELINE; place < start; place += 1) {
    const day = weekday(first + place);
    usual[day] = (usual[day] ?? 0) + (amounts[place] ?? 0) / (BASELINE / 7);
  }
  let [expected, observed, sellingDays, lowDays] = [0, 0, 0, 0];
  for (let place = start; place < end; place += 1) {
    const [due, taken] = [usual[weekday(first + place)] ?? 0, amounts[place] ?? 0];
    const isLowDay = due > 0 && taken < LOW_DAY * due;
    if (place === start && !isLowDay) return null;
    expected += due;
    observed += taken;
    if (due > 0) sellingDays += 1;
    if (isLowDay) lowDays += 1;
  }
  const isLow = observed < LOW * expected && lowDays >= LOW_DAYS * sellingDays;
  return isLow ? observed / expected : null;
}

function wasSeen(line: Timeline, start: number, ratio: number): boolean {
  const span = line.amounts.length - start;
  for (let from = Math.max(BASELINE, start - LOOKBACK); from + span <= start; from += 1) {
    const earlier = lowRatio(line, from, from + span);
    if (earlier !== null && earlier <= ratio) return true;
  }
  return false;
}
