import { type CleaningWindows, replaceOutliers } from './clean.ts';
import { mase, maseScale, smape } from './metrics.ts';
import { type ModelContext, type ModelName, modelNames } from './model.ts';
import { forecastModels } from './models.ts';
import { localSpread, type Spread, spreadFloor } from './spread.ts';

/** Settings of a series that the backtest and the forecast share. */
export interface SeriesSettings extends ModelContext {
  /** Season of the naive forecast that MASE is scaled by: 7 a week of days (fewer when some are closed). */
  readonly scalePeriod: number;
  /** How single wild values are replaced before fitting; null to keep them. */
  readonly cleaning: CleaningWindows | null;
  /** Whether the quantity cannot be negative: forecasts and bounds stop at 0. */
  readonly nonNegative: boolean;
}

/** What one model did at one origin. */
export interface OriginResult {
  /** Values known at the origin. */
  readonly origin: number;
  /** Actual minus forecast, by step. */
  readonly errors: Float64Array;
  /** The forecast, by step. */
  readonly forecast: Float64Array;
  /** Scatter and level just before the origin: the yardstick of the errors. */
  readonly spread: Spread;
}

/** A model's results over all origins. */
export interface ModelBacktest {
  readonly model: ModelName;
  /** Mean over the origins; null when the training values never change. */
  readonly mase: number | null;
  /** Percent, 0 to 200. */
  readonly smape: number;
  readonly origins: readonly OriginResult[];
}

const manyOrigins = 24;
const fewOrigins = 14;
/** From this horizon on origins overlap so much, and fits cost so much, that fewer are tried. */
const longHorizon = 90;

/** Origins (lengths of the training span), evenly spread; empty when the series is too short. */
function chooseOrigins(length: number, settings: SeriesSettings): number[] {
  const shortest = Math.max(2 * settings.period + 2, settings.scalePeriod + 4, Math.ceil(length * 0.5));
  const room = length - shortest;
  if (room < 3) return [];
  const reach = Math.min(settings.horizon, Math.ceil(room / 2));
  const last = length - reach;
  const recent =
    settings.horizon >= longHorizon ? shortest : Math.max(shortest, last - 12 * settings.horizon);
  const count = Math.min(settings.horizon >= longHorizon ? fewOrigins : manyOrigins, last - recent + 1);
  if (count < 2) return [last];
  const origins = Array.from({ length: count }, (_, index) =>
    Math.round(recent + ((last - recent) * index) / (count - 1)),
  );
  return [...new Set(origins)];
}

/**
 * Rolling-origin backtest: at each origin every model is fitted to the past alone (cleaned as the final
 * fit will be) and judged on the raw values that followed, over the same horizon as the forecast.
 */
export function backtest(values: Float64Array, settings: SeriesSettings): ModelBacktest[] {
  const results = new Map<ModelName, { errors: OriginResult[]; mase: number[]; smape: number[] }>();
  let start: ReadonlyMap<ModelName, readonly number[]> = new Map();
  const floor = spreadFloor(values, settings.scalePeriod);
  for (const origin of chooseOrigins(values.length, settings)) {
    const past = values.subarray(0, origin);
    const training = replaceOutliers(past, settings.period, settings.cleaning);
    const actual = values.subarray(origin, origin + settings.horizon);
    const forecasts = forecastModels(training, settings, actual.length, start);
    start = forecasts.parameters;
    const scale = maseScale(past, settings.scalePeriod);
    const spread = localSpread(training, settings.scalePeriod, floor);
    for (const [model, raw] of forecasts.means) {
      const forecast = settings.nonNegative ? raw.map((value) => Math.max(0, value)) : raw;
      const result = results.get(model) ?? { errors: [], mase: [], smape: [] };
      const errors = actual.map((value, step) => value - (forecast[step] ?? 0));
      result.errors.push({ origin, errors, forecast, spread });
      result.smape.push(smape(actual, forecast));
      if (scale !== null) result.mase.push(mase(actual, forecast, scale));
      results.set(model, result);
    }
  }
  return modelNames.flatMap((model) => {
    const result = results.get(model);
    if (result === undefined) return [];
    const average = (list: readonly number[]): number =>
      list.reduce((sum, value) => sum + value, 0) / list.length;
    return [
      {
        model,
        mase: result.mase.length === 0 ? null : average(result.mase),
        smape: average(result.smape),
        origins: result.errors,
      },
    ];
  });
}
