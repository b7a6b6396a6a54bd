import type { MetricDefinition } from '../../platform/metrics.ts';
import {
  bothChannels,
  calendarCaveat,
  filterCaveat,
  filterSources,
  orderDate,
  usdCaveat,
} from './sources.ts';

const methods = 'docs/decisions/0004-forecasting-and-anomalies.md';

type Forecast = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly period: string;
  readonly caveats?: readonly string[];
  readonly references?: readonly string[];
};

function forecast({ caveats = [], references = [], ...rest }: Forecast): MetricDefinition {
  return {
    ...rest,
    domain: 'aw',
    sources: [...bothChannels('SalesAmount'), ...orderDate, ...filterSources],
    caveats: [...caveats, calendarCaveat, filterCaveat],
    queries: ['aw.sales.daily'],
    endpoints: ['aw.sales.forecast'],
    references: [...references, methods],
  };
}

const ahead =
  'One calendar day. The first is the day after the last complete day of the channels asked for; then as many days as are asked for.';
const heldOut =
  'Rolling origins near the end of the complete history; each value is forecast from what lay before it.';

export const forecastMetrics: readonly MetricDefinition[] = [
  forecast({
    key: 'forecast_value',
    label: 'Forecast revenue',
    definition: 'Expected revenue of a day.',
    formula:
      'Sum of the channels’ forecasts. Each channel is forecast from its own last usual day by the model with the least MASE of its own backtest (or the model asked for); month-end batches are forecast as monthly totals and put on the usual booking day.',
    unit: 'USD',
    period: ahead,
    caveats: [
      usdCaveat,
      'Never below 0, since sales are not.',
      'A channel without sales that pass the filters, or that ended more than a year before the other, is left out and named.',
    ],
    references: [
      'Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 2021',
      'Assimakopoulos and Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000) 521-530',
      'Gardner and McKenzie, Forecasting trends in time series, Management Science 31 (1985) 1237-1246',
    ],
  }),
  forecast({
    key: 'forecast_interval',
    label: 'Forecast interval (lower, upper)',
    definition:
      'The range in which the revenue of a day, or of a week, month, year or whole horizon together, is expected with 95 % probability.',
    formula:
      'Each channel: the 2.5 % and 97.5 % quantiles of its backtest errors (of the sums of as many days, for sums) around the forecast, scaled by horizon and level and widened where few horizons were seen. Total: distances to the bounds added by their squares, lower not below 0.',
    unit: 'USD',
    period: ahead,
    caveats: [
      'The channels’ errors are taken as independent.',
      'Bounds of single days do not add up to those of a month: their errors even out in part. Sums have bounds of their own.',
      'Where the backtest saw days that were all alike, its errors tell no width: the bounds are at least the largest change of the history away, and a notice says so.',
    ],
    references: [
      'Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008, on lead-time demand',
    ],
  }),
  forecast({
    key: 'forecast_mase',
    label: 'MASE',
    definition:
      'Mean absolute error of a model in its backtest, in units of the seasonal naive error; below 1 is better.',
    formula:
      'mean(|actual - forecast|) / mean(|y(t) - y(t - season)|) of the training values, mean over the origins',
    unit: 'ratio',
    period: heldOut,
    caveats: ['Of monthly totals where a channel sells in month-end batches.'],
    references: [
      'Hyndman and Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting 22 (2006) 679-688',
    ],
  }),
  forecast({
    key: 'forecast_smape',
    label: 'sMAPE',
    definition: 'Mean symmetric percentage error of a model in its backtest, 0 to 200.',
    formula: 'mean(200 * |actual - forecast| / (|actual| + |forecast|)); two zeros are no error',
    unit: 'percent',
    period: heldOut,
    caveats: ['Large for series with many small values, whatever the model.'],
    references: [
      'Makridakis and Hibon, The M3-Competition, International Journal of Forecasting 16 (2000) 451-476',
    ],
  }),
  forecast({
    key: 'forecast_coverage',
    label: 'Interval coverage',
    definition: 'Share of held-out values that lay inside the 95 % interval.',
    formula:
      '100 * held-out values inside their interval / held-out values, with widths learned at other origins',
    unit: 'percent',
    period: heldOut,
    caveats: ['Not known with too few origins.'],
  }),
];
