import { describe, expect, it } from 'vitest';
import { salesForecast } from '../../contract/aw/sales.ts';
import { comparePart } from './compare.ts';
import type { RecordedPart } from './recorded.ts';
import type { Rerun } from './reruns.ts';
import { hashOfResult, numbersOf } from './result.ts';

const rerun: Rerun = {
  endpoint: salesForecast,
  rowKey: ['date'],
  measures: ['value'],
  run: () => Promise.reject(new Error('not run here')),
};

const forecast = (value: number, upper: number) =>
  numbersOf({
    data: [{ date: '2014-02-01', value }],
    meta: { aggregates: [{ grain: 'horizon', from: '2014-02-01', value, upper }] },
  });

function compared(data: unknown, now: unknown, more: Partial<RecordedPart> = {}) {
  const known = { parameters: {}, fields: null, rowCount: 1, asOf: null, model: null };
  const recorded = { screen: salesForecast.id, data, hash: hashOfResult(data ?? null), ...known, ...more };
  const answer = { data: now, rowCount: 1, asOf: null, queries: [], model: null };
  return comparePart(recorded, { rerun, answer, dataState: null });
}

describe('comparePart', () => {
  it('compares the sums of an answer with its rows', () => {
    expect(compared(forecast(1, 3), forecast(1, 3))).toMatchObject({ part: { holds: true }, moved: [] });
    expect(compared(forecast(1, 3), forecast(1, 4))).toMatchObject({
      part: { holds: false, movedCount: 1, totals: [{ field: 'value', recorded: 1, now: 1 }] },
      moved: [{ row: 'horizon 2014-02-01', field: 'upper', recorded: 3, now: 4 }],
    });
  });

  it('compares rows alone where no sums were recorded', () => {
    const rows = [{ date: '2014-02-01', value: 1 }];
    const same = compared(rows, forecast(1, 4));
    expect(same).toMatchObject({ part: { holds: true, totals: [{ recorded: 1, now: 1 }] }, moved: [] });
    expect(same.hashNow).toBe(hashOfResult(rows));
    expect(compared(rows, forecast(2, 4)).moved).toEqual([
      { row: '2014-02-01', field: 'value', recorded: 1, now: 2 },
    ]);
  });

  it('takes either for the same where only a hash was kept', () => {
    const hashed = (of: unknown) =>
      compared(undefined, forecast(1, 3), { hash: hashOfResult(of) }).part.holds;
    expect(hashed(forecast(1, 3))).toBe(true);
    expect(hashed([{ date: '2014-02-01', value: 1 }])).toBe(true);
    expect(hashed(forecast(1, 4))).toBe(false);
  });
});
