/** Names of the forecasting models, as the API's `model` parameter spells them. */
export const modelNames = [
  'linear',
  'linear_seasonal',
  'seasonal_naive',
  'holt_winters',
  'theta',
  'combination',
] as const;

/** A model that can be asked for by name. */
export type ModelName = (typeof modelNames)[number];

/** What a model may know beside the values. A step is a day on which the channel sells, or a month. */
export interface ModelContext {
  /** Steps of the main season: 7 for days with a weekly pattern, 12 for months; 1 for none. */
  readonly period: number;
  /** Steps to be forecast. */
  readonly horizon: number;
  /** Steps in a year that keep the weekday (364 for daily data), for year-ago comparisons; null if unfit. */
  readonly yearSteps: number | null;
  /** Day number of each step, of the training span and of the horizon after it. */
  readonly days: ArrayLike<number>;
  /** Days a year where a smooth yearly wave may be fitted, or null when months are seasons already. */
  readonly daysPerYear: number | null;
}

/** A model fitted to a series. */
interface Fitted {
  /** Expected values of the next `horizon` steps. */
  predict(horizon: number): Float64Array;
  /** Fitted parameters in the model's own order; a good start for the next fit on similar data. */
  readonly parameters: readonly number[];
  /**
   * What the model leaves unexplained of each training value, for models that follow no wandering level:
   * how these wander tells how uncertainty grows with the horizon.
   */
  readonly residuals?: Float64Array;
}

/** One way to forecast. `fit` is pure: equal input gives an equal result. */
export interface ForecastModel {
  readonly name: ModelName;
  /** Fewest values that the model can be fitted to. */
  minimumLength(period: number): number;
  /** Fits to values in time order; `start` are parameters of an earlier fit, for models that search. */
  fit(values: Float64Array, context: ModelContext, start?: readonly number[]): Fitted;
}
