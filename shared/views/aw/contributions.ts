/** Which territories and categories made the findings of a channel. */
import type * as z from 'zod/mini';
import { contributors } from '../../analytics/anomaly/contributors.ts';
import type { AnomalyFinding } from '../../analytics/anomaly/types.ts';
import { roundNumber } from '../../analytics/money/round.ts';
import type { contributor } from '../../contract/aw/anomalies.ts';
import { breakdownDimensions, type ChannelBreakdown } from './breakdown.ts';

type Contributor = z.output<typeof contributor>;

/** Values shown of one dimension. */
const mostValues = 3;
/** Percent of the deviation below which a value did not make it. */
const leastSharePct = 1;

/**
 * For each finding the values of each dimension that deviated most with it, the largest share first. A
 * dimension with one value says nothing and is left out.
 */
export function contributionsTo(
  findings: readonly AnomalyFinding[],
  breakdown: ChannelBreakdown,
): Contributor[][] {
  const ofDimensions = breakdownDimensions.map((dimension) => {
    const parts = breakdown.parts[dimension];
    const series = [...parts].map(([value, daily]) => ({ dimension, value, daily }));
    if (series.length < 2) return findings.map(() => []);
    return contributors(series, findings).map((all) =>
      all
        .filter((one) => one.sharePct >= leastSharePct)
        .map((one) => shown(one, dimension))
        .sort(byShare)
        .slice(0, mostValues),
    );
  });
  return findings.map((_, index) =>
    ofDimensions.flatMap((dimension) => dimension[index] ?? []).sort(byShare),
  );
}

function shown(
  one: ReturnType<typeof contributors>[number][number],
  dimension: Contributor['dimension'],
): Contributor {
  return {
    dimension,
    value: one.value,
    actual: roundNumber(one.actual, 4),
    expected: roundNumber(one.expected, 4),
    delta: roundNumber(one.delta, 4),
    sharePct: roundNumber(one.sharePct, 2),
  };
}

function byShare(a: Contributor, b: Contributor): number {
  return b.sharePct - a.sharePct || (a.value < b.value ? -1 : 1);
}
