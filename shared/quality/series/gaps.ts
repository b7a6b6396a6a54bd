/** Days on which a channel sold nothing although days like them always do. */
import { type DayRow, dayNumber, distances, isoDay, quantile, timelineOf, weekday } from './days.ts';

/** Weekdays on which less than this part of the days has rows are days off (Sundays, say). */
const TRADING_SHARE = 0.9;
/** Weekdays are alike when their mean rows differ by no more than these factors. */
const ALIKE = [0.8, 1.25] as const;
/**
 * An empty day is a gap when there was at most one other pause on days like it, and at least so many days
 * like it within half a year to both sides have rows,
 */
const LONG_WINDOW = 182;
const MANY_WITNESSES = 120;
const OTHER_PAUSES = 1;
/** or when zero lies this far below the rows of the days like it within four weeks to both sides. */
const SHORT_WINDOW = 28;
const FEW_WITNESSES = 20;
const DEVIATIONS = 4;

/**
 * ISO dates of days without rows in a daily channel. Days off do not count, nor does a calendar day on which
 * another year has no rows either (a holiday). Otherwise an empty day (or several in a row) is a gap when it
 * is rare, or when the days around it have so many rows that zero cannot be chance: a channel of a few
 * orders a day has empty days that mean nothing.
 */
export function missingDays(days: readonly DayRow[]): string[] {
  const { first, rows } = timelineOf(days);
  const usual = weekdayMeans(first, rows);
  const isTrading = (place: number): boolean => usual.trading[weekday(first + place)] ?? false;
  const empty = [...rows.keys()].filter((place) => rows[place] === 0 && isTrading(place));
  const holidays = repeatedDates(empty.map((place) => isoDay(first + place)));
  const isDue = (place: number): boolean =>
    isTrading(place) && !(rows[place] === 0 && holidays.has(isoDay(first + place).slice(5)));
  const runs = runsOf(empty.filter(isDue), isDue);
  const isLike = (run: readonly number[], place: number): boolean =>
    !run.includes(place) && alike(usual.means, first + (run[0] ?? 0), first + place);
  return runs
    .filter((run) => {
      const witnesses = (window: number) => around(rows, run, window, (place) => isLike(run, place));
      const isRare = runs.filter(([day]) => isLike(run, day ?? 0)).length <= OTHER_PAUSES;
      return (isRare && isWitnessed(witnesses(LONG_WINDOW))) || isFarFromZero(witnesses(SHORT_WINDOW));
    })
    .flat()
    .map((place) => isoDay(first + place));
}

/**
 * The longest pauses of a channel that books in batches: from one batch to the next, where that took more
 * than one and a half times as long as nearly always. Texts such as `2013-01-31 to 2013-03-29`.
 */
export function missingBatches(days: readonly DayRow[]): string[] {
  const usual = quantile(distances(days), 0.95);
  if (usual === undefined || days.length < 12) return [];
  const dates = days.map(({ day }) => day).sort();
  return dates.slice(1).flatMap((day, index) => {
    const before = dates[index] ?? day;
    return dayNumber(day) - dayNumber(before) > 1.5 * usual ? [`${before} to ${day}`] : [];
  });
}

interface Weekdays {
  readonly means: readonly number[];
  readonly trading: readonly boolean[];
}

function weekdayMeans(first: number, rows: Float64Array): Weekdays {
  const own = Array.from({ length: 7 }, (_, day) =>
    rows.filter((_rows, place) => weekday(first + place) === day),
  );
  return {
    means: own.map((values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)),
    trading: own.map(
      (values) => values.filter((value) => value > 0).length >= TRADING_SHARE * Math.max(1, values.length),
    ),
  };
}

function alike(means: readonly number[], day: number, other: number): boolean {
  const ratio = (means[weekday(other)] ?? 0) / (means[weekday(day)] ?? 1);
  return ratio >= ALIKE[0] && ratio <= ALIKE[1];
}

/** Month and day of dates that come in more than one year. */
function repeatedDates(dates: readonly string[]): Set<string> {
  const seen = dates.map((date) => date.slice(5));
  return new Set(seen.filter((date, index) => seen.indexOf(date) !== index));
}

/** Empty days that only days off and holidays part. */
function runsOf(empty: readonly number[], isDue: (place: number) => boolean): number[][] {
  const runs: number[][] = [];
  for (const place of empty) {
    const last = runs.at(-1);
    let before = place - 1;
    while (before >= 0 && !isDue(before)) before -= 1;
    if (last?.at(-1) === before) last.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** Rows of the days around a run for which `isLike` holds. */
function around(
  rows: Float64Array,
  run: readonly number[],
  window: number,
  isLike: (place: number) => boolean,
): number[] {
  const from = Math.max(0, (run[0] ?? 0) - window);
  const to = Math.min(rows.length, (run.at(-1) ?? 0) + window + 1);
  return Array.from(rows.subarray(from, to), (value, index) => ({ value, place: from + index }))
    .filter(({ place }) => isLike(place))
    .map(({ value }) => value);
}

function isWitnessed(witnesses: readonly number[]): boolean {
  return witnesses.filter((value) => value > 0).length >= MANY_WITNESSES;
}

/** Counts scatter at least as Poisson's do, so the deviation is never taken for less than the root. */
function isFarFromZero(witnesses: readonly number[]): boolean {
  const values = witnesses.filter((value) => value > 0);
  if (values.length < FEW_WITNESSES) return false;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean >= DEVIATIONS * Math.sqrt(Math.max(variance, mean));
}
