/** Which territories and categories made a finding. */
import type * as z from 'zod/mini';
import type { AnomalyFinding } from '../../analytics/anomaly/types.ts';
import { roundNumber } from '../../analytics/money/round.ts';
import { addDays, type IsoDate } from '../../analytics/series/calendar.ts';
import type { DailyPoint } from '../../analytics/series/daily.ts';
import { lastDayOfMonth } from '../../analytics/series/months.ts';
import type { contributor } from '../../contract/aw/anomalies.ts';
import { breakdownDimensions, type ChannelBreakdown } from './breakdown.ts';

type Contributor = z.output<typeof contributor>;

/** Days around a finding, on either side, whose mix of values is what is usual; one batch a month needs more. */
const usualDays: Record<AnomalyFinding['kind'], number> = {
  day: 56,
  run: 56,
  batch: 190,
  week: 182,
  month: 400,
};

/** Values shown of one dimension. */
const mostValues = 3;
/** Percent of the deviation below which a value did not make it. */
const leastSharePct = 1;

/**
 * The values of each dimension that deviated most with the finding, the largest share first. What is
 * expected of a value is the finding's expected revenue times the value's share of the revenue around it,
 * so the deviations within a dimension add up to that of the finding. A dimension with one value says
 * nothing and is left out.
 */
export function contributorsOf(finding: AnomalyFinding, breakdown: ChannelBreakdown): Contributor[] {
  return breakdownDimensions
    .flatMap((dimension) => {
      const parts = breakdown.parts[dimension];
      if (parts.size < 2) return [];
      const usual = usualShares(finding, breakdown.total, parts);
      const all = [...parts].map(([value, series]) => ({
        dimension,
        value,
        ...deviation(sumOfFinding(series, finding), (usual.get(value) ?? 0) * finding.expected, finding),
      }));
      return all
        .filter((one) => one.sharePct >= leastSharePct)
        .sort(byShare)
        .slice(0, mostValues);
    })
    .sort(byShare);
}

function deviation(actual: number, expected: number, finding: AnomalyFinding) {
  const whole = finding.value - finding.expected;
  return {
    actual: roundNumber(actual, 4),
    expected: roundNumber(expected, 4),
    delta: roundNumber(actual - expected, 4),
    sharePct: roundNumber(whole === 0 ? 0 : (100 * (actual - expected)) / whole, 2),
  };
}

/** A batch may be entered over neighbouring days. */
const batchDays = 3;

/** Revenue on the days of a finding; an ordinary day that a run bridges is none of them. */
function sumOfFinding(series: readonly DailyPoint[], { kind, points }: AnomalyFinding): number {
  return points.reduce((sum, { date }) => {
    if (kind === 'batch') return sum + sumWithin(series, addDays(date, -batchDays), addDays(date, batchDays));
    if (kind === 'week') return sum + sumWithin(series, date, addDays(date, 6));
    return sum + sumWithin(series, date, kind === 'month' ? lastDayOfMonth(date) : date);
  }, 0);
}

function usualShares(
  { from, to, kind }: AnomalyFinding,
  total: readonly DailyPoint[],
  parts: ReadonlyMap<string, readonly DailyPoint[]>,
): Map<string, number> {
  const around = (series: readonly DailyPoint[]) =>
    sumWithin(series, addDays(from, -usualDays[kind]), addDays(from, -1)) +
    sumWithin(series, addDays(to, 1), addDays(to, usualDays[kind]));
  const whole = around(total);
  return new Map([...parts].map(([value, series]) => [value, whole > 0 ? around(series) / whole : 0]));
}

function sumWithin(series: readonly DailyPoint[], from: IsoDate, to: IsoDate): number {
  return series.reduce((sum, { date, value }) => (date >= from && date <= to ? sum + value : sum), 0);
}

function byShare(a: Contributor, b: Contributor): number {
  return b.sharePct - a.sharePct || (a.value < b.value ? -1 : 1);
}
