/** The days of the generated WideWorldImportersDW and how busy they are. */
import { dayNumber, weekdayOfDayNumber } from '../calendar.ts';
import { smoothCurve } from '../curve.ts';
import { createRandom } from '../random/prng.ts';

export const FIRST_DAY = dayNumber('2013-01-01');
/** Last invoice date; the data are complete through it. */
export const LAST_DAY = dayNumber('2016-05-31');
export const DAY_COUNT = LAST_DAY - FIRST_DAY + 1;

/** Growth over the years with a quiet new year and busy spring and summer. */
const level = smoothCurve([
  ['2013-01-01', 0.9],
  ['2013-04-15', 1.02],
  ['2013-07-15', 1.05],
  ['2013-11-15', 0.96],
  ['2014-01-15', 1.0],
  ['2014-04-15', 1.11],
  ['2014-07-15', 1.14],
  ['2014-11-15', 1.06],
  ['2015-01-15', 1.09],
  ['2015-04-15', 1.2],
  ['2015-07-15', 1.23],
  ['2015-11-15', 1.14],
  ['2016-01-15', 1.18],
  ['2016-05-31', 1.28],
]);

/** Monday to Saturday relative to a usual day; nothing is sold on a Sunday. */
const weekdays = [1.02, 1.04, 1.03, 1.05, 0.98, 0.42, 0];

/** Relative number of invoices by day index, with mild noise (5 %, cut off at 2.5 deviations). */
export function dayWeights(seed: number): Float64Array {
  const random = createRandom(seed, 'wwi days');
  return Float64Array.from({ length: DAY_COUNT }, (_, index) => {
    const day = FIRST_DAY + index;
    const noise = Math.exp(0.05 * random.boundedNormal(2.5));
    return level(day) * (weekdays[weekdayOfDayNumber(day) - 1] ?? 0) * noise;
  });
}

/** The next day that is no Sunday, from `day` itself on. */
export function onBusinessDay(day: number): number {
  return weekdayOfDayNumber(day) === 7 ? day + 1 : day;
}

/** The last day before `day` that is no Sunday. */
export function previousBusinessDay(day: number): number {
  return weekdayOfDayNumber(day - 1) === 7 ? day - 2 : day - 1;
}
