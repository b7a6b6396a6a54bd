import { type Said, say, textOf } from '../../words/say.ts';
import { type BatchSplit, splitBatches } from '../series/batches.ts';
import { addDays, dayNumber, diffDays, type IsoDate } from '../series/calendar.ts';
import { type DailyPoint, fillDaily } from '../series/daily.ts';
import { prepareBatches } from './batch-part.ts';
import { prepareDaily } from './daily-part.ts';
import type { ModelName } from './model.ts';
import { makePart, type Part, pointsOf, sumOf } from './parts.ts';
import { describeForecast } from './statement.ts';
import type { BacktestSummary, StepForecast } from './steps.ts';

export interface ForecastOptions {
  /** Days to forecast after the last day of the series, 1 to 730: a year from where the newest channel ends. */
  readonly horizon: number;
  /** A model by name, or `auto` (default) for the best one of the backtest. */
  readonly model?: ModelName | 'auto';
  /** Nominal coverage of the prediction intervals, within (0, 1). Default 0.95. */
  readonly level?: number;
  /** Season in days, 1 for none; by default 7 where weekdays differ significantly. */
  readonly seasonalPeriod?: number;
  /** Spans of days whose sums are wanted with intervals of their own; all within the horizon. */
  readonly spans?: readonly Span[];
}

/** Days from one date to another, both included. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Forecast of the sum over a span, in the series' unit. */
export interface SpanForecast extends Span, StepForecast {}

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
  /** Of each span asked for, in their order: its days' errors even out in part, so bounds of days do not add up. */
  readonly sums: readonly SpanForecast[];
  /**
   * All models' backtests; of monthly totals where `basis` is `monthly_batches`, of the ordinary days
   * where it is `daily_and_batches`. Empty when the history is too short or never changes.
   */
  readonly backtest: readonly BacktestSummary[];
  readonly basis: 'daily' | 'monthly_batches' | 'daily_and_batches';
  /** Whether bounds of the largest change seen stand in for widths that the backtest cannot tell. */
  readonly hasStandInBounds: boolean;
  /** What was done and how far it can be trusted, in plain English. */
  readonly statement: string;
  /** The statement sentence by sentence. */
  readonly said: readonly Said[];
}

/** Why there is no forecast. */
export interface NoForecast {
  readonly available: false;
  readonly reason: 'no_data' | 'too_short' | 'not_finite';
  readonly message: string;
  readonly said: Said;
  readonly trainedThrough: IsoDate | null;
}

/** Two weeks: less shows no weekday twice. */
const minimumDays = 14;

function none(reason: NoForecast['reason'], said: Said, trainedThrough: IsoDate | null): NoForecast {
  return { available: false, reason, message: textOf([said]), said, trainedThrough };
}

/**
 * Forecasts a daily series (gaps count as zeros) by the models of this folder; see
 * docs/decisions/0004-forecasting-and-anomalies.md. Give complete data only: cut an incomplete tail first
 * (`channelCoverage`). Throws RangeError when the horizon, the level or the season is out of range.
 */
export function autoForecast(series: readonly DailyPoint[], options: ForecastOptions): Forecast | NoForecast {
  const { horizon, model = 'auto', level = 0.95, seasonalPeriod, spans = [] } = options;
  assertOptions(horizon, level, seasonalPeriod);
  const points = fillDaily(series);
  const last = points.at(-1);
  if (last === undefined) return none('no_data', say('forecast_no_days'), null);
  if (!points.every((point) => Number.isFinite(point.value))) {
    return none('not_finite', say('forecast_not_finite'), last.date);
  }
  if (points.length < minimumDays) {
    return none('too_short', say('forecast_too_short', { days: minimumDays }), last.date);
  }
  const unit = points.reduce((most, point) => Math.max(most, Math.abs(point.value)), 0);
  if (points.every((point) => point.value === last.value)) return constant(last, horizon, spans);
  const scaled = points.map(({ date, value }) => ({ date, value: value / unit }));
  return assemble(scaled, splitBatches(scaled), { horizon, model, level, seasonalPeriod, spans, unit });
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

const stated = (said: readonly Said[]) => ({ statement: textOf(said), said });

/** A series that never changed goes on; there is no scatter from which to tell a width. */
function constant(last: DailyPoint, horizon: number, spans: readonly Span[]): Forecast {
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
    sums: spans.map(({ from, to }) => {
      const sum = value * (diffDays(from, to) + 1);
      return { from, to, value: sum, lower: sum, upper: sum };
    }),
    backtest: [],
    basis: 'daily',
    hasStandInBounds: false,
    ...stated([say('forecast_constant', { value })]),
  };
}

interface Request {
  readonly horizon: number;
  readonly model: ModelName | 'auto';
  readonly level: number;
  readonly seasonalPeriod: number | undefined;
  readonly spans: readonly Span[];
  /** Size of the largest value, by which the models' input was divided so that nothing overflows. */
  readonly unit: number;
}

function assemble(points: readonly DailyPoint[], split: BatchSplit, request: Request): Forecast {
  const { horizon, model, level, unit } = request;
  const trainedThrough = points.at(-1)?.date ?? '';
  const today = dayNumber(trainedThrough);
  const spans = request.spans.map(({ from, to }) => ({
    first: dayNumber(from) - today - 1,
    length: diffDays(from, to) + 1,
  }));
  let daily: Part | null = null;
  if (!split.batchOnly) {
    const { values, settings, stepOfDay } = prepareDaily(split.base, horizon, request.seasonalPeriod);
    const steps = stepOfDay.flatMap((step, day) => (step === null ? [] : [[day, step] as const]));
    daily = makePart(values, settings, steps, spans, request);
  }
  let batches: Part | null = null;
  if (split.batches.length > 0) {
    const { values, settings, dates } = prepareBatches(split.batches, today + horizon);
    const steps = dates.map((date, month) => [dayNumber(date) - today - 1, month] as const);
    batches = makePart(values, settings, steps, spans, request);
  }
  const parts = [daily, batches].filter((part) => part !== null);
  const main = parts[0]?.made;
  if (main === undefined) throw new RangeError('a series is either daily or in batches');
  const basis = daily === null ? 'monthly_batches' : batches === null ? 'daily' : 'daily_and_batches';
  return {
    available: true,
    model: main.model,
    trainedThrough,
    points: pointsOf(parts, horizon).map((day, index) => ({
      date: addDays(trainedThrough, index + 1),
      ...rescaled(day, unit),
    })),
    sums: request.spans.map((span, index) => ({ ...span, ...rescaled(sumOf(parts, index), unit) })),
    backtest: main.backtest,
    basis,
    hasStandInBounds: parts.some(({ made }) => made.hasStandInBounds),
    ...stated(describeForecast(main, { basis, asked: model, level, trainedThrough })),
  };
}

function rescaled({ value, lower, upper }: StepForecast, unit: number): StepForecast {
  return { value: rescale(value, unit), lower: rescale(lower, unit), upper: rescale(upper, unit) };
}

function rescale(value: number, unit: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value * unit));
}
