import { type BatchSplit, splitBatches } from '../series/batches.ts';
import { addDays, dayNumber, type IsoDate } from '../series/calendar.ts';
import { type DailyPoint, fillDaily } from '../series/daily.ts';
import { prepareBatches } from './batch-part.ts';
import { prepareDaily } from './daily-part.ts';
import type { ModelName } from './model.ts';
import { describeForecast } from './statement.ts';
import { type BacktestSummary, forecastSteps, type StepForecast, type StepsForecast } from './steps.ts';

export interface ForecastOptions {
  /** Days to forecast after the last day of the series, 1 to 730: a year from where the newest channel ends. */
  readonly horizon: number;
  /** A model by name, or `auto` (default) for the best one of the backtest. */
  readonly model?: ModelName | 'auto';
  /** Nominal coverage of the prediction intervals, within (0, 1). Default 0.95. */
  readonly level?: number;
  /** Season in days, 1 for none; by default 7 where weekdays differ significantly. */
  readonly seasonalPeriod?: number;
}

/** One forecast day, in the series' unit. */
interface ForecastPoint extends StepForecast {
  readonly date: IsoDate;
}

/** A forecast with the evidence for it. */
export interface Forecast {
  readonly available: true;
  readonly model: ModelName;
  /** Last day that the models have seen. */
  readonly trainedThrough: IsoDate;
  /** One point for each day of the horizon. */
  readonly points: readonly ForecastPoint[];
  /**
   * All models' backtests; of monthly totals where `basis` is `monthly_batches`, of the ordinary days
   * where it is `daily_and_batches`. Empty when the history is too short or never changes.
   */
  readonly backtest: readonly BacktestSummary[];
  readonly basis: 'daily' | 'monthly_batches' | 'daily_and_batches';
  /** What was done and how far it can be trusted, in plain English. */
  readonly statement: string;
}

/** Why there is no forecast. */
export interface NoForecast {
  readonly available: false;
  readonly reason: 'no_data' | 'too_short' | 'not_finite';
  readonly message: string;
  readonly trainedThrough: IsoDate | null;
}

/** Two weeks: less shows no weekday twice. */
const minimumDays = 14;

function none(reason: NoForecast['reason'], message: string, trainedThrough: IsoDate | null): NoForecast {
  return { available: false, reason, message, trainedThrough };
}

/**
 * Forecasts a daily series (gaps count as zeros) by the models of this folder; see
 * docs/decisions/0004-forecasting-and-anomalies.md. Give complete data only: cut an incomplete tail first
 * (`channelCoverage`). Throws RangeError when the horizon, the level or the season is out of range.
 */
export function autoForecast(series: readonly DailyPoint[], options: ForecastOptions): Forecast | NoForecast {
  const { horizon, model = 'auto', level = 0.95, seasonalPeriod } = options;
  assertOptions(horizon, level, seasonalPeriod);
  const points = fillDaily(series);
  const last = points.at(-1);
  if (last === undefined) return none('no_data', 'The series has no days.', null);
  if (!points.every((point) => Number.isFinite(point.value))) {
    return none('not_finite', 'The series has values that are not finite numbers.', last.date);
  }
  if (points.length < minimumDays) {
    return none('too_short', `A forecast needs at least ${minimumDays} days of history.`, last.date);
  }
  const unit = points.reduce((most, point) => Math.max(most, Math.abs(point.value)), 0);
  if (points.every((point) => point.value === last.value)) return constant(last, horizon);
  const scaled = points.map(({ date, value }) => ({ date, value: value / unit }));
  return assemble(scaled, splitBatches(scaled), { horizon, model, level, seasonalPeriod, unit });
}

function assertOptions(horizon: number, level: number, season: number | undefined): void {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > 730) {
    throw new RangeError(`horizon must be an integer from 1 to 730, not ${horizon}`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`);
  if (season !== undefined && !(Number.isInteger(season) && season >= 1 && season <= 366)) {
    throw new RangeError(`seasonalPeriod must be an integer from 1 to 366, not ${season}`);
  }
}

/** A series that never changed goes on; there is no scatter from which to tell a width. */
function constant(last: DailyPoint, horizon: number): Forecast {
  const { value } = last;
  return {
    available: true,
    model: 'seasonal_naive',
    trainedThrough: last.date,
    points: Array.from({ length: horizon }, (_, day) => ({
      date: addDays(last.date, day + 1),
      value,
      lower: value,
      upper: value,
    })),
    backtest: [],
    basis: 'daily',
    statement: `Every day of the history is ${value}, so every forecast is; its uncertainty cannot be told.`,
  };
}

interface Request {
  readonly horizon: number;
  readonly model: ModelName | 'auto';
  readonly level: number;
  readonly seasonalPeriod: number | undefined;
  /** Size of the largest value, by which the models' input was divided so that nothing overflows. */
  readonly unit: number;
}

function assemble(points: readonly DailyPoint[], split: BatchSplit, request: Request): Forecast {
  const { horizon, model, level, unit } = request;
  const trainedThrough = points.at(-1)?.date ?? '';
  const until = dayNumber(trainedThrough) + horizon;
  const days = Array.from({ length: horizon }, () => ({ value: 0, lower: 0, upper: 0 }));
  let daily: StepsForecast | null = null;
  if (!split.batchOnly) {
    const part = prepareDaily(split.base, horizon, request.seasonalPeriod);
    daily = forecastSteps(part.values, part.settings, model, level);
    part.stepOfDay.forEach((step, day) => {
      add(days, day, step === null ? undefined : daily?.steps[step]);
    });
  }
  let batches: StepsForecast | null = null;
  if (split.batches.length > 0) {
    const part = prepareBatches(split.batches, until);
    batches = forecastSteps(part.values, part.settings, model, level);
    part.dates.forEach((date, month) => {
      add(days, dayNumber(date) - dayNumber(trainedThrough) - 1, batches?.steps[month]);
    });
  }
  const main = daily ?? batches;
  if (main === null) throw new RangeError('a series is either daily or in batches');
  const basis = daily === null ? 'monthly_batches' : batches === null ? 'daily' : 'daily_and_batches';
  return {
    available: true,
    model: main.model,
    trainedThrough,
    points: days.map((day, index) => ({
      date: addDays(trainedThrough, index + 1),
      value: rescale(day.value, unit),
      lower: rescale(day.lower, unit),
      upper: rescale(day.upper, unit),
    })),
    backtest: main.backtest,
    basis,
    statement: describeForecast(main, { basis, asked: model, level, trainedThrough }),
  };
}

/** Adds a part's forecast to a day; independent uncertainties add up by their squares. */
function add(
  days: { value: number; lower: number; upper: number }[],
  index: number,
  step: StepForecast | undefined,
): void {
  const day = days[index];
  if (day === undefined || step === undefined) return;
  const below = Math.hypot(day.value - day.lower, step.value - step.lower);
  const above = Math.hypot(day.upper - day.value, step.upper - step.value);
  day.value += step.value;
  day.lower = day.value - below;
  day.upper = day.value + above;
}

function rescale(value: number, unit: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value * unit));
}
