import { dayNumber, weekdayOfDayNumber } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { mean, runningMedian } from '../series/robust.ts';
import type { SeriesSettings } from './backtest.ts';
import { dailyCleaning } from './clean.ts';

/** A daily series made ready for the models: closed weekdays taken out, season decided. */
export interface DailyPart {
  readonly values: Float64Array;
  readonly settings: SeriesSettings;
  /** For each day of the horizon the step that forecasts it, or null on a closed weekday. */
  readonly stepOfDay: readonly (number | null)[];
}

/** Weekdays must be empty this many times in a row at the end, and nearly always before. */
const closedRun = 8;
const closedShare = 0.98;
/** Chance level of the weekday test: about 1 % for six and many degrees of freedom. */
const weeklyCriticalF = 2.8;

/** ISO weekdays (1 to 7) on which nothing is sold by habit: no Sunday sales, for instance. */
export function closedWeekdays(points: readonly DailyPoint[]): Set<number> {
  const closed = new Set<number>();
  const first = points[0];
  if (first === undefined) return closed;
  const offset = dayNumber(first.date);
  for (let phase = 0; phase < Math.min(7, points.length); phase += 1) {
    const days = points.filter((_, index) => index % 7 === phase);
    const empty = days.filter((point) => point.value === 0).length;
    const recent = days.slice(-closedRun);
    const isClosed =
      days.length >= closedRun &&
      recent.every((point) => point.value === 0) &&
      empty >= closedShare * days.length;
    if (isClosed) closed.add(weekdayOfDayNumber(offset + phase));
  }
  // A habit shows in days that come again: of a series that began this week, the other weekdays are yet to come.
  const sold = points.slice(-7 * closedRun).filter(({ value }) => value !== 0).length;
  return closed.size <= 3 && sold > 7 - closed.size ? closed : new Set();
}

/**
 * Whether weekdays differ by more than chance: one-way analysis of variance of the deviations from a
 * four-week median, by phase of the week.
 */
export function hasWeeklyPattern(values: Float64Array, period: number): boolean {
  if (period <= 1 || values.length < 4 * period) return false;
  const level = runningMedian(values, 2 * period);
  const deviations = values.map((value, index) => value - (level[index] ?? 0));
  const center = mean(deviations);
  let between = 0;
  let within = 0;
  for (let phase = 0; phase < period; phase += 1) {
    const group = deviations.filter((_, index) => index % period === phase);
    const average = mean(group);
    between += group.length * (average - center) ** 2;
    within += group.reduce((sum, value) => sum + (value - average) ** 2, 0);
  }
  return between / (period - 1) > (weeklyCriticalF * within) / (values.length - period);
}

/** Prepares a filled daily series for a horizon in days; `season` replaces the weekly test. */
export function prepareDaily(
  points: readonly DailyPoint[],
  horizon: number,
  season: number | undefined,
): DailyPart {
  const first = points[0];
  const offset = first === undefined ? 0 : dayNumber(first.date);
  const closed = season === undefined ? closedWeekdays(points) : new Set<number>();
  const isOpen = (index: number): boolean => !closed.has(weekdayOfDayNumber(offset + index));
  const values = Float64Array.from(
    points.filter((_, index) => isOpen(index)),
    (point) => point.value,
  );
  const openDays = Array.from({ length: points.length + horizon }, (_, index) => index).filter(isOpen);
  let step = 0;
  const stepOfDay = Array.from({ length: horizon }, (_, day) => {
    if (!isOpen(points.length + day)) return null;
    step += 1;
    return step - 1;
  });
  const week = 7 - closed.size;
  const weekly = hasWeeklyPattern(values, week);
  return {
    values,
    stepOfDay,
    settings: {
      period: season ?? (weekly ? week : 1),
      scalePeriod: season !== undefined && season > 1 ? season : week,
      horizon: step,
      yearSteps: 52 * week,
      days: openDays.map((index) => offset + index),
      daysPerYear: 365.25,
      cleaning: dailyCleaning,
      nonNegative: points.every((point) => point.value >= 0),
    },
  };
}
