/** The days of the generated AdventureWorksDW and how high sales are on them. */
import { dayNumber, monthIndex, weekdayOfDayNumber, yearOf } from '../calendar.ts';
import { smoothCurve } from '../curve.ts';

/** First order day of both channels. */
export const FIRST_DAY = dayNumber('2010-12-29');
/** Last day of the truncated internet load. */
export const LAST_DAY = dayNumber('2014-01-28');
/** From here on the internet channel has only what the truncated load brought: accessories. */
export const TAIL_START = dayNumber('2014-01-01');
/** Last day on which the internet channel is complete. */
export const LAST_COMPLETE_DAY = TAIL_START - 1;
/** From here on accessories and clothing are sold over the internet, not bikes alone. */
export const MIX_CHANGE = dayNumber('2012-12-28');
/** The first days of the three model years (see `Epoch`). */
export const EPOCH_STARTS = [dayNumber('2010-12-28'), dayNumber('2011-12-29'), MIX_CHANGE] as const;

/** Number of order days, the tail included. */
export const DAY_COUNT = LAST_DAY - FIRST_DAY + 1;

/** Yearly sums of the real warehouse at scale 1, in dollars. */
export const internetYears: Readonly<Record<number, number>> = {
  2010: 43_421.04,
  2011: 7_075_525.93,
  2012: 5_842_485.2,
  2013: 16_351_550.34,
};
/** The truncated tail of the internet channel, in dollars. */
export const TAIL_REVENUE = 45_694.72;

/** Reseller revenue by year, in dollars; it adds up to the real total of 80,450,596.98. */
export const resellerYears: Readonly<Record<number, number>> = {
  2010: 489_000,
  2011: 18_190_000,
  2012: 28_190_000,
  2013: 33_581_596.98,
};

/** Revenue by weekday relative to the week's mean, Monday first. */
const weekdayFactors = [1.03, 1.07, 1.02, 1.05, 0.99, 0.94, 0.9];

/** Standard deviation of the logarithm of daily internet revenue around its expected level. */
export const INTERNET_SIGMA = 0.1;
/** The same for a month-end batch of the reseller channel. */
export const RESELLER_SIGMA = 0.07;
/** Noise is cut off here, in standard deviations: a clean warehouse has no accidental outliers. */
export const NOISE_LIMIT = 2.5;

/** Daily internet level in dollars before it is fitted to the yearly sums. */
const internetLevel = smoothCurve([
  ['2010-12-29', 14_200],
  ['2011-02-15', 16_300],
  ['2011-05-15', 18_400],
  ['2011-08-15', 20_200],
  ['2011-11-01', 22_300],
  ['2011-12-20', 20_800],
  ['2012-02-01', 16_800],
  ['2012-03-20', 13_800],
  ['2012-05-15', 13_700],
  ['2012-08-01', 15_700],
  ['2012-10-15', 17_400],
  ['2012-12-15', 21_200],
  ['2013-02-01', 28_300],
  ['2013-04-01', 36_000],
  ['2013-06-15', 46_500],
  ['2013-08-15', 48_300],
  ['2013-10-15', 54_000],
  ['2013-12-01', 59_500],
  ['2013-12-31', 61_500],
]);

/** Size of the month-end batch in dollars before it is fitted to the yearly sums. */
const resellerLevel = smoothCurve([
  ['2010-12-29', 489_000],
  ['2011-02-15', 1_000_000],
  ['2011-05-31', 1_500_000],
  ['2011-09-30', 1_800_000],
  ['2012-02-15', 2_050_000],
  ['2012-06-30', 2_450_000],
  ['2012-10-31', 2_500_000],
  ['2013-02-28', 2_780_000],
  ['2013-06-30', 3_200_000],
  ['2013-11-29', 3_250_000],
]);

/** What the internet channel is expected to take on each order day before the tail, noise aside, in dollars. */
export function expectedInternet(scale: number): Float64Array {
  const level = Float64Array.from({ length: TAIL_START - FIRST_DAY }, (_, index) => {
    const day = FIRST_DAY + index;
    return internetLevel(day) * (weekdayFactors[weekdayOfDayNumber(day) - 1] ?? 1);
  });
  return fitYears(level, (index) => yearOf(FIRST_DAY + index), internetYears, scale);
}

/**
 * The days of the reseller batches: the last working day (Monday to Friday) of each month up to 2013-11-29,
 * but for the first one, which is the first day of all.
 */
export function batchDays(): readonly number[] {
  const days = [FIRST_DAY];
  const last = dayNumber('2013-11-29');
  for (let day = FIRST_DAY + 5; day <= last; day += 1) {
    const weekday = weekdayOfDayNumber(day);
    const reach = weekday === 5 ? 3 : 1;
    if (weekday <= 5 && monthIndex(day + reach) !== monthIndex(day)) days.push(day);
  }
  return days;
}

/** What each reseller batch is expected to take, noise aside, in dollars. */
export function expectedReseller(scale: number): Float64Array {
  const days = batchDays();
  return fitYears(
    Float64Array.from(days, resellerLevel),
    (index) => yearOf(days[index] ?? 0),
    resellerYears,
    scale,
  );
}

/** Scales each year's values so that they add up to the year's known sum. */
export function fitYears(
  values: Float64Array,
  yearAt: (index: number) => number,
  years: Readonly<Record<number, number>>,
  scale: number,
): Float64Array {
  const sums = new Map<number, number>();
  values.forEach((value, index) => {
    const year = yearAt(index);
    sums.set(year, (sums.get(year) ?? 0) + value);
  });
  return values.map((value, index) => {
    const year = yearAt(index);
    return (value * (years[year] ?? 0) * scale) / (sums.get(year) ?? 1);
  });
}
