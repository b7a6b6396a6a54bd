import type { MetricDefinition } from '../../platform/metrics.ts';
import { bothChannels, calendarCaveat, filterCaveat, filterSources, orderDate } from './sources.ts';

const methods = 'docs/decisions/0004-forecasting-and-anomalies.md';

type Anomaly = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly caveats?: readonly string[];
};

function anomaly({ caveats = [], ...rest }: Anomaly): MetricDefinition {
  return {
    ...rest,
    domain: 'aw',
    sources: [...bothChannels('SalesAmount'), ...orderDate, ...filterSources],
    period:
      'Judged over the whole complete history of each channel. Shown are findings that end within the days asked for, counted back from its last complete day.',
    caveats: [...caveats, calendarCaveat, filterCaveat],
    queries: ['aw.sales.breakdown'],
    endpoints: ['aw.anomalies'],
    references: [methods],
  };
}

const grain =
  'Internet sales are judged by day; reseller batches among themselves, month by month; a series with many empty days by week or month.';

export const anomalyMetrics: readonly MetricDefinition[] = [
  anomaly({
    key: 'anomaly_expected',
    label: 'Expected revenue',
    definition: 'What local trend and weekday lead one to expect of the days of a finding.',
    formula: 'Local robust trend plus weekday effect, added over the days of the finding',
    unit: 'USD',
    caveats: [grain],
  }),
  anomaly({
    key: 'anomaly_interval',
    label: 'Expected interval (lower, upper)',
    definition: 'The range in which revenue is not remarkable.',
    formula:
      'expected plus and minus 3.8 local robust standard deviations, added over the days of the finding',
    unit: 'USD',
    caveats: [grain],
  }),
  anomaly({
    key: 'anomaly_score',
    label: 'Anomaly score',
    definition:
      'How far the most remarkable day of a finding lies from what was expected, in robust standard deviations.',
    formula:
      '(value - expected) / local robust standard deviation, on the scale that steadies the variance; findings from 3.8 on',
    unit: 'score',
    caveats: [grain],
  }),
  anomaly({
    key: 'anomaly_contributor_share_pct',
    label: 'Share of a contributor',
    definition: 'How much one territory or category added to the deviation of its channel.',
    formula:
      '100 * (actual - expected of the value) / (actual - expected of the finding); expected of the value: that of the finding times the value’s share of revenue in the weeks around it (months around a batch)',
    unit: 'percent',
    caveats: [
      'Can pass 100, or be negative, where others moved the other way.',
      'Shown are the three largest of a dimension from 1 % on; a dimension with one value is left out.',
      'Values of one dimension explain the same deviation as those of another: shares add up within a dimension only.',
    ],
  }),
];
