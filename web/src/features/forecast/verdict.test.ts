import { expect, test } from 'vitest';
import { averageBounds, lessErrorPct } from './verdict.ts';

const row = (model: string, mase: number | null, chosen = false) => ({
  channel: 'internet',
  model,
  mase,
  smape: null,
  coverage: null,
  origins: 6,
  chosen,
});

test('the chosen model is compared with the repeated season of the same backtest', () => {
  expect(lessErrorPct([row('theta', 0.84, true), row('seasonal_naive', 1)])).toBeCloseTo(16);
  expect(lessErrorPct([row('theta', 1.68, true), row('seasonal_naive', 2)])).toBeCloseTo(16);
  expect(lessErrorPct([row('theta', 1.2), row('seasonal_naive', 1, true)])).toBe(0);
});

test('a backtest that cannot tell gives no verdict', () => {
  expect(lessErrorPct([])).toBeNull();
  expect(lessErrorPct([row('theta', 0.8, true)])).toBeNull();
  expect(lessErrorPct([row('theta', null, true), row('seasonal_naive', 1)])).toBeNull();
});

test('days without anything expected do not narrow the average bounds', () => {
  const day = (lower: number, upper: number) => ({ date: '2014-01-01', value: upper / 2, lower, upper });
  expect(averageBounds([day(10, 30), day(0, 0), day(20, 50)])).toEqual({ lower: 15, upper: 40 });
  expect(averageBounds([day(0, 0)])).toBeNull();
});
