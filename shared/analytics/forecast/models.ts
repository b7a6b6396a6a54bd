import { combinationMembers, combine } from './combination.ts';
import { holtWinters } from './holt-winters.ts';
import { linear } from './linear.ts';
import { linearSeasonal } from './linear-seasonal.ts';
import type { ForecastModel, ModelContext, ModelName } from './model.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { theta } from './theta.ts';

const singleModels: readonly ForecastModel[] = [linear, linearSeasonal, seasonalNaive, holtWinters, theta];

/** Forecasts of each model at one origin, and the parameters that found them. */
export interface Forecasts {
  readonly means: ReadonlyMap<ModelName, Float64Array>;
  readonly parameters: ReadonlyMap<ModelName, readonly number[]>;
  /** See `Fitted.residuals`; only of models that give them. */
  readonly residuals: ReadonlyMap<ModelName, Float64Array>;
}

/**
 * Fits the models (all, or the named one with what it needs) that the values suffice for and forecasts
 * `horizon` steps. `start` are the parameters of a fit on nearby data, which shorten the search.
 */
export function forecastModels(
  values: Float64Array,
  context: ModelContext,
  horizon: number,
  start: ReadonlyMap<ModelName, readonly number[]> = new Map(),
): Forecasts {
  const means = new Map<ModelName, Float64Array>();
  const parameters = new Map<ModelName, readonly number[]>();
  const residuals = new Map<ModelName, Float64Array>();
  for (const model of singleModels) {
    if (values.length < model.minimumLength(context.period)) continue;
    const fitted = model.fit(values, context, start.get(model.name));
    means.set(model.name, fitted.predict(horizon));
    parameters.set(model.name, fitted.parameters);
    if (fitted.residuals !== undefined) residuals.set(model.name, fitted.residuals);
  }
  const members = combinationMembers.flatMap((name) => means.get(name) ?? []);
  if (members.length >= 2) means.set('combination', combine(members));
  return { means, parameters, residuals };
}
