/** Turns planned anomalies into manifest entries with what is really in the data. */
import { categories } from '../aw/catalog/families.ts';
import type { DailySales } from '../aw/daily.ts';
import { territoryName } from '../aw/territories.ts';
import { INTERNET_SIGMA, RESELLER_SIGMA } from '../aw/timeline.ts';
import { dayNumber, fromDayNumber } from '../calendar.ts';
import type { ManifestAnomaly, ManifestDefect } from '../manifest.ts';
import type { AnomalyScope, PlannedAnomaly } from './plan.ts';

/** The daily series of a channel and the level it was planned at (dollars), by day number. */
interface SeriesTruth {
  readonly daily: readonly DailySales[];
  expectedOn(day: number): number;
}

type Truth = Readonly<Record<'internet' | 'reseller', SeriesTruth>>;

const sigmas = { internet: INTERNET_SIGMA, reseller: RESELLER_SIGMA } as const;

/** Manifest entries of the anomalies and of the days that a defect removed, in order of date. */
export function describeAnomalies(
  planned: readonly PlannedAnomaly[],
  defects: readonly ManifestDefect[],
  truth: Truth,
): ManifestAnomaly[] {
  const gaps = defects.flatMap((defect): ShapedAnomaly[] =>
    defect.check === 'date_gap'
      ? defect.keys.map((date) => {
          const day = dayNumber(date);
          return { series: 'internet', kind: 'missing_day', from: day, to: day, scope: {} };
        })
      : [],
  );
  return [...planned, ...gaps]
    .sort((left, right) => left.from - right.from || left.series.localeCompare(right.series, 'en'))
    .map((anomaly, index) => describe(anomaly, index, truth));
}

type ShapedAnomaly = Pick<PlannedAnomaly, 'series' | 'from' | 'to' | 'scope'> & {
  readonly kind: ManifestAnomaly['kind'];
};

function describe(anomaly: ShapedAnomaly, index: number, truth: Truth): ManifestAnomaly {
  const { daily, expectedOn } = truth[anomaly.series];
  const actual = new Map(daily.map(({ date, revenue }) => [dayNumber(date), revenue]));
  let expectedRevenue = 0;
  let actualRevenue = 0;
  let shift = 0;
  for (let day = anomaly.from; day <= anomaly.to; day += 1) {
    const value = actual.get(day) ?? 0;
    expectedRevenue += expectedOn(day);
    actualRevenue += value;
    shift += Math.log(Math.max(1, value) / expectedOn(day));
  }
  const sigma = shift / (anomaly.to - anomaly.from + 1) / sigmas[anomaly.series];
  return {
    id: `aw-anomaly-${index + 1}`,
    domain: 'aw',
    series: anomaly.series,
    from: fromDayNumber(anomaly.from),
    to: fromDayNumber(anomaly.to),
    kind: anomaly.kind,
    direction: sigma > 0 ? 'up' : 'down',
    sigma: round(sigma, 2),
    percent: round((actualRevenue / expectedRevenue - 1) * 100, 1),
    ...dimensionOf(anomaly.scope),
    expectedRevenue: round(expectedRevenue, 2),
    actualRevenue: round(actualRevenue, 2),
  };
}

function dimensionOf(scope: AnomalyScope): Pick<ManifestAnomaly, 'dimension'> {
  if (scope.territory !== undefined) return { dimension: { territory: territoryName(scope.territory) } };
  if (scope.category !== undefined)
    return { dimension: { category: categories[scope.category - 1] ?? 'Unknown' } };
  return {};
}

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
