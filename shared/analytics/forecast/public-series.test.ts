import { describe, expect, it } from 'vitest';
import { accidentalDeaths, airPassengers, lungDeaths } from './public-series.ts';
import { forecastSteps } from './steps.ts';

function forecastMonths(values: readonly number[]) {
  const settings = {
    period: 12,
    scalePeriod: 12,
    horizon: 12,
    yearSteps: 12,
    days: Array.from({ length: values.length + 12 }, (_, index) => index),
    daysPerYear: null,
    cleaning: null,
    nonNegative: true,
  };
  const forecast = forecastSteps(Float64Array.from(values), settings, { model: 'auto', level: 0.95 });
  const errors = new Map(forecast.backtest.map((result) => [result.model, result.mase ?? Number.NaN]));
  return {
    chosen: forecast.model,
    mase: (model: Parameters<typeof errors.get>[0]) => errors.get(model) ?? Number.NaN,
  };
}

describe.each([
  ['airline passengers', airPassengers],
  ['accidental deaths', accidentalDeaths],
  ['deaths from lung diseases', lungDeaths],
])('on the public monthly series of %s', (_, values) => {
  const { chosen, mase } = forecastMonths(values);

  it('plain linear trend loses clearly to seasonal naive', () => {
    expect(mase('linear')).toBeGreaterThan(1.1 * mase('seasonal_naive'));
  });

  it('the chosen model is at least as good as seasonal naive', () => {
    expect(chosen).not.toBe('linear');
    expect(mase(chosen)).toBeLessThanOrEqual(mase('seasonal_naive'));
  });

  it('Holt-Winters, Theta and the combination beat plain linear trend', () => {
    for (const model of ['holt_winters', 'theta', 'combination'] as const) {
      expect(mase(model)).toBeLessThan(mase('linear'));
    }
  });
});
