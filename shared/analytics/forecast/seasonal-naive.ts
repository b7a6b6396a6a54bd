import type { ForecastModel, ModelContext } from './model.ts';

/** Mean absolute change over `lag` steps; infinity when the history is not longer than the lag. */
export function meanAbsoluteChange(values: ArrayLike<number>, lag: number): number {
  let sum = 0;
  for (let index = lag; index < values.length; index += 1) {
    sum += Math.abs((values[index] ?? 0) - (values[index - lag] ?? 0));
  }
  return values.length > lag ? sum / (values.length - lag) : Number.POSITIVE_INFINITY;
}

/** The season to repeat: a whole year when, at this horizon, last year was nearer than the last season. */
function chooseSeason(values: Float64Array, context: ModelContext): number {
  const { period, yearSteps, horizon } = context;
  if (yearSteps === null || yearSteps <= period || values.length < 2 * yearSteps) return period;
  const typicalLag = Math.ceil(horizon / (2 * period)) * period;
  const nearer = meanAbsoluteChange(values, yearSteps) < meanAbsoluteChange(values, typicalLag);
  return nearer ? yearSteps : period;
}

/** Repeats the last season: last week for days with a weekly pattern, last year where that was nearer. */
export const seasonalNaive: ForecastModel = {
  name: 'seasonal_naive',
  minimumLength: () => 1,
  fit(values, context) {
    const season = Math.min(chooseSeason(values, context), values.length);
    return {
      parameters: [season],
      predict: (horizon) =>
        Float64Array.from(
          { length: horizon },
          (_, step) => values[values.length - season + (step % season)] ?? 0,
        ),
    };
  },
};
