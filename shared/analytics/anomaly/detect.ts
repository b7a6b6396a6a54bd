import { closedWeekdays, hasWeeklyPattern } from '../forecast/daily-part.ts';
import { type Batch, splitBatches } from '../series/batches.ts';
import { addDays, type IsoDate, weekday } from '../series/calendar.ts';
import { type DailyPoint, fillDaily, toMonthly, toWeekly } from '../series/daily.ts';
import { lastDayOfMonth, lastDayOfMonthNumber } from '../series/months.ts';
import { median } from '../series/robust.ts';
import { type Judged, judgeEvenly } from './evenly.ts';
import { groupRuns } from './runs.ts';
import type { Anomalies, AnomalyFinding, AnomalyPoint } from './types.ts';

export interface AnomalyOptions {
  /** Robust standard deviations from which a day is anomalous. Default 4. */
  readonly threshold?: number;
  /** Days of history below which nothing is judged. Default 56. */
  readonly minHistory?: number;
}

const defaultThreshold = 4;
const trendHalfDays = 35;
const scaleHalfDays = 120;
/** Above this share of empty open days a series is judged by week, above the second one by month. */
const weekShare = 0.2;
const monthShare = 0.9;
const leastPeriods = 8;

function nothing(reason: Anomalies['reason']): Anomalies {
  return { findings: [], points: [], reason, grains: [] };
}

/**
 * Finds days whose value lies outside what local trend, weekday and local scatter lead one to expect; see
 * docs/decisions/0004-forecasting-and-anomalies.md. Month-end batches are judged among themselves, month
 * by month; a series with many empty days by week or by month. Give complete data only: an incomplete tail
 * would be one long anomaly. Days without points count as zeros.
 */
export function detectAnomalies(daily: readonly DailyPoint[], options: AnomalyOptions = {}): Anomalies {
  const threshold = options.threshold ?? defaultThreshold;
  const points = fillDaily(daily);
  if (points.length === 0) return nothing('no_data');
  if (!points.every((point) => Number.isFinite(point.value))) return nothing('not_finite');
  if (points.length < (options.minHistory ?? 56)) return nothing('too_short');
  if (points.every((point) => point.value === points[0]?.value)) return nothing('constant');
  const { base, batches, batchOnly } = splitBatches(points);
  const parts: Part[] = [];
  if (!batchOnly) parts.push(...judgeDays(base, threshold));
  if (batches.length >= leastPeriods) parts.push(judgeBatches(batches, points, base, threshold));
  // Days come before the batch of the same day, as their parts do: the sort is stable.
  const findings = parts
    .flatMap((part) => part.findings)
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  return {
    findings,
    points: findings.flatMap((finding) => finding.points),
    reason: parts.length === 0 ? 'too_short' : null,
    grains: parts.map((part) => part.grain),
  };
}

interface Part {
  readonly grain: Anomalies['grains'][number];
  readonly findings: AnomalyFinding[];
}

function judgeDays(points: readonly DailyPoint[], threshold: number): Part[] {
  const closed = closedWeekdays(points);
  const open = points.filter((point) => !closed.has(weekday(point.date)));
  const emptyShare = open.filter((point) => point.value === 0).length / open.length;
  if (emptyShare > weekShare)
    return judgePeriods(points, emptyShare > monthShare ? 'month' : 'week', threshold);
  const values = Float64Array.from(open, (point) => point.value);
  const week = 7 - closed.size;
  const period = hasWeeklyPattern(values, week) ? week : 1;
  const settings = { period, trendHalf: trendHalfDays, scaleHalf: scaleHalfDays };
  const judged = judgeEvenly(values, settings, threshold);
  const findings = groupRuns(judged, threshold).map((run) =>
    finding(run, run.length > 1 ? 'run' : 'day', (point) => open[point.index]?.date ?? ''),
  );
  return [{ grain: 'day', findings }];
}

/** Whole weeks or months alone: the first and last may be cut. */
function judgePeriods(points: readonly DailyPoint[], grain: 'week' | 'month', threshold: number): Part[] {
  const periods = (grain === 'week' ? toWeekly(points) : toMonthly(points)).slice(1, -1);
  if (periods.length < leastPeriods) return [];
  const values = Float64Array.from(periods, (period) => period.value);
  const half = grain === 'week' ? 10 : 6;
  const judged = judgeEvenly(values, { period: 1, trendHalf: half, scaleHalf: 6 * half }, threshold);
  const startOf = (point: Judged): IsoDate => periods[point.index]?.start ?? '';
  const findings = groupRuns(judged, threshold).map((run) => {
    const result = finding(run, grain, startOf);
    return { ...result, to: grain === 'week' ? addDays(result.to, 6) : lastDayOfMonth(result.to) };
  });
  return [{ grain, findings }];
}

/**
 * One value a month; a month without its batch is dated by the day on which it was due. The first batch is
 * not judged: a channel seldom opens with a whole month.
 */
function judgeBatches(
  batches: readonly Batch[],
  points: readonly DailyPoint[],
  base: readonly DailyPoint[],
  threshold: number,
): Part {
  const first = batches[0]?.month ?? 0;
  const months = (batches.at(-1)?.month ?? first) - first + 1;
  const byMonth = new Map(batches.map((batch) => [batch.month - first, batch]));
  const values = Float64Array.from({ length: months }, (_, month) => byMonth.get(month)?.value ?? 0);
  const habit = Math.round(median(batches.map((batch) => batch.offset)));
  const judged = judgeEvenly(values, { period: 1, trendHalf: 6, scaleHalf: months }, threshold).map(
    (month) => {
      const batch = byMonth.get(month.index);
      const ordinary = batch === undefined ? 0 : (base[batch.index]?.value ?? 0);
      const value = batch === undefined ? 0 : (points[batch.index]?.value ?? 0);
      return {
        ...month,
        value: batch === undefined ? 0 : Math.max(value, month.value + ordinary),
        expected: month.expected + ordinary,
        lower: month.lower + ordinary,
        upper: month.upper + ordinary,
      };
    },
  );
  const dateOf = (point: Judged): IsoDate =>
    byMonth.get(point.index)?.date ?? addDays(lastDayOfMonthNumber(first + point.index), habit);
  const findings = judged
    .filter((month) => month.index > 0 && Math.abs(month.score) >= threshold)
    .map((month) => finding([month], 'batch', dateOf));
  return { grain: 'batch', findings };
}

function finding(
  run: readonly Judged[],
  kind: AnomalyFinding['kind'],
  dateOf: (point: Judged) => IsoDate,
): AnomalyFinding {
  const points = run.map((point): AnomalyPoint => {
    const { value, expected, lower, upper, score } = point;
    return {
      date: dateOf(point),
      value,
      expected,
      lower,
      upper,
      score,
      direction: score > 0 ? 'up' : 'down',
    };
  });
  const score = run.reduce((most, point) => (Math.abs(point.score) > Math.abs(most) ? point.score : most), 0);
  return {
    from: points[0]?.date ?? '',
    to: points.at(-1)?.date ?? '',
    kind,
    direction: score > 0 ? 'up' : 'down',
    score,
    value: points.reduce((sum, point) => sum + point.value, 0),
    expected: points.reduce((sum, point) => sum + point.expected, 0),
    points,
  };
}
