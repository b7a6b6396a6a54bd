import { backtest, type ModelBacktest, type SeriesSettings } from './backtest.ts';
import { replaceOutliers } from './clean.ts';
import { type Run, runDeviation, stepScatter, type Widths } from './deviation.ts';
import { calibrate, heldOutCoverage, naiveReach, type Reach, widest } from './intervals.ts';
import type { ModelName } from './model.ts';
import { forecastModels } from './models.ts';
import { applySeason, seasonalEffects } from './seasonal-adjust.ts';
import { localSpread, spreadFloor, spreadPower } from './spread.ts';
import { standInWidth } from './stand-in.ts';
import { fitSimple } from './theta.ts';

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
  /** Of each run asked for, in their order. */
  readonly sums: StepForecast[];
  readonly backtest: BacktestSummary[];
  /** Whether the backtest told no widths, so that bounds of the largest change seen stand in for them. */
  readonly hasStandInBounds: boolean;
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
 * interval around each step, and around the sum of each of `runs`, from the errors of the backtest. Values
 * must be finite and at least two.
 */
export function forecastSteps(
  values: Float64Array,
  settings: SeriesSettings,
  asked: { readonly model: ModelName | 'auto'; readonly level: number; readonly runs?: readonly Run[] },
): StepsForecast {
  const { model, level, runs = [] } = asked;
  const results = backtest(values, settings);
  const training = replaceOutliers(values, settings.period, settings.cleaning);
  const { means, residuals } = forecastModels(training, settings, settings.horizon);
  const wanted = model === 'auto' ? chooseModel(results) : model;
  const name = means.has(wanted) ? wanted : 'seasonal_naive';
  const floor = settings.nonNegative ? 0 : Number.NEGATIVE_INFINITY;
  const mean = (means.get(name) ?? new Float64Array(settings.horizon)).map((raw) => Math.max(floor, raw));
  const seasonFree = withoutSeason(training, settings.period);
  const power = spreadPower(training, settings.scalePeriod);
  const widthsOf = (other: ModelName): Widths => ({
    persistence: fitSimple(residuals.get(other) ?? seasonFree).alpha,
    power,
    horizon: settings.horizon,
  });
  const widths = widthsOf(name);
  const origins = results.find((result) => result.model === name)?.origins ?? [];
  const spread = localSpread(training, settings.scalePeriod, spreadFloor(values, settings.scalePeriod));
  const stepReach =
    origins.length > 0
      ? calibrate(origins, widths, level)
      : naiveReach(training, settings.scalePeriod, spread, level);
  const parts: IntervalParts = {
    scatter: stepScatter(spread, widths, mean),
    persistence: widths.persistence,
    floor,
    reachOf:
      origins.length === 0
        ? () => stepReach
        : reachByLength(stepReach, (length) => calibrate(origins, widths, level, length)),
    least: 0,
  };
  const stepsOf = (around: (run: Run) => StepForecast) =>
    Array.from(mean, (_, first) => around({ first, length: 1 }));
  // Before the floor cuts a side off.
  const uncut = stepsOf(intervals(mean, { ...parts, floor: Number.NEGATIVE_INFINITY }));
  const least = standInWidth(uncut, values, settings.scalePeriod);
  const around = intervals(mean, { ...parts, least });
  return {
    model: name,
    steps: stepsOf(around),
    sums: runs.map(around),
    backtest: results.map((result) => summary(result, widthsOf(result.model), level, name)),
    hasStandInBounds: least > 0,
  };
}

interface IntervalParts {
  readonly scatter: Float64Array;
  readonly persistence: number;
  readonly floor: number;
  readonly reachOf: (length: number) => Reach;
  /** Least half width of a step; of a run it is that of its steps together, as of a change that stays. */
  readonly least: number;
}

/** The forecast of any run of steps, with its interval. */
function intervals(mean: Float64Array, { scatter, persistence, floor, reachOf, least }: IntervalParts) {
  return (run: Run): StepForecast => {
    const value = mean.subarray(run.first, run.first + run.length).reduce((sum, each) => sum + each, 0);
    const { below, above } = reachOf(run.length);
    const deviation = runDeviation(scatter, persistence, run);
    const sideOf = (reach: number) => Math.max(reach * deviation, least * run.length);
    return { value, lower: Math.max(floor, value - sideOf(below)), upper: value + sideOf(above) };
  };
}

function summary(result: ModelBacktest, widths: Widths, level: number, chosen: ModelName): BacktestSummary {
  const coverage = heldOutCoverage(result.origins, widths, level);
  return {
    model: result.model,
    mase: result.mase,
    smape: result.smape,
    coverage: coverage === null ? null : 100 * coverage,
    origins: result.origins.length,
    chosen: result.model === chosen,
  };
}

/**
 * Reach of runs by their length, each worked out once. Long runs are few in a backtest, so their reach is at
 * least that of single steps: the deviation of a run has told already how errors add up.
 */
function reachByLength(stepReach: Reach, calibrated: (length: number) => Reach): (length: number) => Reach {
  const known = new Map<number, Reach>([[1, stepReach]]);
  return (length) => {
    const reach = known.get(length) ?? widest(stepReach, calibrated(length));
    known.set(length, reach);
    return reach;
  };
}

function withoutSeason(values: Float64Array, period: number): Float64Array {
  if (period === 1 || values.length < 2 * period + 1) return values;
  return applySeason(values, { ...seasonalEffects(values, period) }, 0, -1);
}
