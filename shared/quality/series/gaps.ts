/** Days on which a channel sold nothing although days like them always do. */
import { type DayRow, dayNumber, distances, isoDay, quantile, timelineOf, weekday } from './days.ts';

/** Weekdays on which less than this part of the days has rows are days off (Sundays, say). */
const TRADING_SHARE = 0.9;
/** Weekdays are alike when their mean rows differ by no more than these factors. */
const ALIKE = [0.8, 1.25] as const;
/** Half a year to both sides. */
const WINDOW = 182;
/** So many days alike must all have rows before one without is a gap. */
const WITNESSES = 120;
/** Or so many, when zero lies this many deviations below their usual rows. */
const FEW_WITNESSES = 20;
const DEVIATIONS = 5;

/**
 * ISO dates of days without rows in a daily channel. Days off do not count, nor does a calendar day on which
 * another year has no rows either (a holiday). An empty day (or several in a row) is a gap when every day
 * like it within half a year has rows, or when their rows are so many that zero cannot be chance: a channel
 * of a few orders a day has empty days that mean nothing.
 */
export function missingDays(days: readonly DayRow[]): string[] {
  const { first, rows } = timelineOf(days);
  const usual = weekdayMeans(first, rows);
  const isTrading = (place: number): boolean => usual.trading[weekday(first + place)] ?? false;
  const empty = [...rows.keys()].filter((place) => rows[place] === 0 && isTrading(place));
  const holidays = repeatedDates(empty.map((place) => isoDay(first + place)));
  const isHoliday = (place: number): boolean => holidays.has(isoDay(first + place).slice(5));
  return runsOf(empty, isTrading)
    .filter((run) => isGap(run, rows, (place) => alike(usual.means, first + (run[0] ?? 0), first + place)))
    .flat()
    .filter((place) => !isHoliday(place))
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

/** Empty days that only days off part. */
function runsOf(empty: readonly number[], isTrading: (place: number) => boolean): number[][] {
  const runs: number[][] = [];
  for (const place of empty) {
    const last = runs.at(-1);
    let before = place - 1;
    while (before >= 0 && !isTrading(before)) before -= 1;
    if (last?.at(-1) === before) last.push(place);
    else runs.push([place]);
  }
  return runs;
}

function isGap(run: readonly number[], rows: Float64Array, isAlike: (place: number) => boolean): boolean {
  const from = Math.max(0, (run[0] ?? 0) - WINDOW);
  const to = Math.min(rows.length - 1, (run.at(-1) ?? 0) + WINDOW);
  const witnesses: number[] = [];
  for (let place = from; place <= to; place += 1) {
    if (isAlike(place) && !run.includes(place)) witnesses.push(rows[place] ?? 0);
  }
  const sold = witnesses.filter((value) => value > 0);
  if (sold.length === witnesses.length && sold.length >= WITNESSES) return true;
  return sold.length >= FEW_WITNESSES && isFarFromZero(sold);
}

/** Counts scatter at least as Poisson's do, so the deviation is never taken for less than the root. */
function isFarFromZero(values: readonly number[]): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean >= DEVIATIONS * Math.sqrt(Math.max(variance, mean));
}
