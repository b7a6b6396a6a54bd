import { backtest, type ModelBacktest, type SeriesSettings } from './backtest.ts';
import { replaceOutliers } from './clean.ts';
import {
  growthWithHorizon,
  halfWidth,
  heldOutCoverage,
  naiveHalfWidth,
  unitWidth,
  type Widths,
} from './intervals.ts';
import type { ModelName } from './model.ts';
import { forecastModels } from './models.ts';
import { applySeason, seasonalEffects } from './seasonal-adjust.ts';
import { localSpread, spreadFloor, spreadPower } from './spread.ts';

/** A model's backtest as the API shows it. */
export interface BacktestSummary {
  readonly model: ModelName;
  readonly mase: number | null;
  /** Percent, 0 to 200. */
  readonly smape: number;
  /** Percent of held-out values inside the interval; null with too few origins. */
  readonly coverage: number | null;
  /** Number of origins. */
  readonly origins: number;
  readonly chosen: boolean;
}

/** Expected value and prediction interval of one step. */
export interface StepForecast {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A forecast by steps. */
export interface StepsForecast {
  readonly model: ModelName;
  readonly steps: StepForecast[];
  readonly backtest: BacktestSummary[];
}

/** The model with the least MASE; seasonal naive unless something beats it. */
function chooseModel(results: readonly ModelBacktest[]): ModelName {
  const naive = results.find((result) => result.model === 'seasonal_naive');
  let best = naive;
  for (const result of results) {
    if (result.mase !== null && best?.mase !== null && result.mase < (best?.mase ?? Infinity)) best = result;
  }
  return best?.model ?? 'seasonal_naive';
}

/**
 * Forecasts evenly spaced values: backtests every model, takes the asked or the best one, and puts an
 * interval around it from the errors of the backtest. Values must be finite and at least two.
 */
export function forecastSteps(
  values: Float64Array,
  settings: SeriesSettings,
  model: ModelName | 'auto',
  level: number,
): StepsForecast {
  const results = backtest(values, settings);
  const training = replaceOutliers(values, settings.period, settings.cleaning);
  const { means, residuals } = forecastModels(training, settings, settings.horizon);
  const wanted = model === 'auto' ? chooseModel(results) : model;
  const name = means.has(wanted) ? wanted : 'seasonal_naive';
  const mean = means.get(name) ?? new Float64Array(settings.horizon);
  const seasonFree = withoutSeason(training, settings.period);
  const power = spreadPower(training, settings.scalePeriod);
  const widthsOf = (other: ModelName): Widths => ({
    growth: growthWithHorizon(residuals.get(other) ?? seasonFree, settings.horizon),
    power,
  });
  const widths = widthsOf(name);
  const origins = results.find((result) => result.model === name)?.origins ?? [];
  const spread = localSpread(training, settings.scalePeriod, spreadFloor(values, settings.scalePeriod));
  const half =
    origins.length > 0
      ? halfWidth(origins, widths, level)
      : naiveHalfWidth(training, settings.scalePeriod, spread, level);
  const floor = settings.nonNegative ? 0 : Number.NEGATIVE_INFINITY;
  return {
    model: name,
    steps: Array.from(mean, (raw, step) => {
      const value = Math.max(floor, raw);
      const reach = half * unitWidth(spread, widths, value, step);
      return { value, lower: Math.max(floor, value - reach), upper: value + reach };
    }),
    backtest: results.map((result) => {
      const coverage = heldOutCoverage(result.origins, widthsOf(result.model), level);
      return {
        model: result.model,
        mase: result.mase,
        smape: result.smape,
        coverage: coverage === null ? null : 100 * coverage,
        origins: result.origins.length,
        chosen: result.model === name,
      };
    }),
  };
}

function withoutSeason(values: Float64Array, period: number): Float64Array {
  if (period === 1 || values.length < 2 * period + 1) return values;
  return applySeason(values, { ...seasonalEffects(values, period) }, 0, -1);
}
