import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say } from '../../words/say.ts';
import { fromCount, parseMoney } from '../money/decimal.ts';
import { kpiRow } from './row.ts';

const base = { key: 'k', label: 'K', unit: 'USD' } as const;
const row = (value: string, previous: string) =>
  kpiRow({ ...base, value: parseMoney(value), previous: parseMoney(previous) });

describe('kpiRow', () => {
  it.each([
    ['110', '100', 10],
    ['0', '80', -100],
    ['1', '3', -66.6667],
    ['-50', '100', -150],
    ['29358677.2207', '14679338.6103', 100.0],
  ])('change of %s on %s', (value, previous, change) => {
    expect(row(value, previous)).toEqual({
      ...base,
      value: Number(value),
      previous: Number(previous),
      changePct: change,
    });
  });

  it.each([
    ['5', '0', 'No percent change: the previous period is 0.'],
    ['0', '0', 'No percent change: the previous period is 0.'],
    ['10', '-10', 'No percent change: the previous period is negative.'],
  ])('has no change of %s on %s', (value, previous, reason) => {
    expect(row(value, previous)).toMatchObject({ value: Number(value), changePct: null, reason });
  });

  it('names why a value or its predecessor is missing', () => {
    const missing = { missing: say('no_orders') };
    expect(kpiRow({ ...base, value: missing, previous: fromCount(3) })).toEqual({
      ...base,
      value: null,
      previous: 3,
      changePct: null,
      reason: 'No orders in the period.',
      said: [say('no_orders')],
    });
    expect(kpiRow({ ...base, value: fromCount(3), previous: missing })).toMatchObject({
      value: 3,
      previous: null,
      changePct: null,
      reason: 'No comparison with the previous period: No orders in the period.',
    });
  });

  it('gives KPIs in percent their change in points, also where percent is undefined', () => {
    const margin = (value: string, previous: string) =>
      kpiRow({ ...base, unit: 'percent', value: parseMoney(value), previous: parseMoney(previous) });
    expect(margin('12', '10')).toMatchObject({ changePct: 20, changePoints: 2 });
    expect(margin('4', '-1')).toMatchObject({ changePct: null, changePoints: 5 });
  });

  it('lets a reader recompute the change from the numbers shown', () => {
    const amount = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
    fc.assert(
      fc.property(amount, amount, (value, previous) => {
        const shown = kpiRow({ ...base, value, previous });
        if (shown.changePct === null || shown.value === null || shown.previous === null) {
          expect(previous <= 0n && shown.reason !== undefined).toBe(true);
          return;
        }
        const expected = ((shown.value - shown.previous) / shown.previous) * 100;
        expect(Math.abs(shown.changePct - expected)).toBeLessThan(0.000051 + Math.abs(expected) * 1e-9);
      }),
    );
  });
});
