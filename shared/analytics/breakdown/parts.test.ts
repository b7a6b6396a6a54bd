import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say } from '../../words/say.ts';
import { fromCount } from '../money/decimal.ts';
import { type PartInput, rankParts } from './parts.ts';

const part = (name: string, revenue: number, previous: number): PartInput => ({
  key: name,
  name,
  parent: null,
  revenue: fromCount(revenue),
  previous: fromCount(previous),
  orders: 1,
});

describe('rankParts', () => {
  it('ranks by revenue and tells who changed the total', () => {
    const { parts, total } = rankParts([part('b', 60, 100), part('a', 100, 90), part('c', 40, 40)]);
    expect(parts.map(({ rank, name }) => [rank, name])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(total).toEqual({ revenue: 200, previous: 230, change: -30, changePct: -13.0435 });
    expect(parts.map((one) => one.shareOfChangePct)).toEqual([-33.3333, 133.3333, 0]);
    expect(parts.map((one) => one.sharePct)).toEqual([50, 30, 20]);
    expect(parts[1]).toMatchObject({ change: -40, changePct: -40 });
  });

  it('has no shares of a change that is none, nor of a total that is not above 0', () => {
    const { parts } = rankParts([part('a', 10, 20), part('b', 20, 10)]);
    expect(parts.map((one) => one.shareOfChangePct)).toEqual([null, null]);
    expect(rankParts([part('a', 0, 10)]).parts[0]).toMatchObject({ sharePct: null, shareOfChangePct: 100 });
  });

  it('orders equal members by name and key, however they come', () => {
    const twins = [part('b', 10, 5), { ...part('a', 10, 5), key: '2' }, { ...part('a', 10, 5), key: '1' }];
    const keys = (inputs: readonly PartInput[]) => rankParts(inputs).parts.map(({ name, key }) => name + key);
    expect(keys(twins)).toEqual(keys(twins.toReversed()));
    expect(keys(twins).slice(0, 2)).toEqual(['a1', 'a2']);
  });

  it('puts what is not known last, with its reason, and knows no total then', () => {
    const missing: PartInput = { ...part('a', 1, 1), revenue: { missing: say('nothing_loaded') } };
    const { parts, total } = rankParts([missing, part('b', 5, 5)]);
    expect(parts.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(parts[1]).toMatchObject({
      revenue: null,
      change: null,
      sharePct: null,
      reason: 'No data are loaded.',
    });
    expect(total).toEqual({ revenue: null, previous: 6, change: null, changePct: null });
  });

  it('adds up for any parts, whatever their order', () => {
    const amounts = fc.array(fc.tuple(fc.nat(1e9), fc.nat(1e9)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (pairs) => {
        const inputs = pairs.map(([now, before], index) => part(`p${index}`, now, before));
        const { parts, total } = rankParts(inputs);
        expect(rankParts(inputs.toReversed()).parts).toEqual(parts);
        expect(parts.reduce((sum, { change }) => sum + (change ?? 0), 0)).toBe(total.change);
        if (total.change === 0) return;
        const shares = parts.reduce((sum, { shareOfChangePct }) => sum + (shareOfChangePct ?? 0), 0);
        // Each share is rounded to four decimals.
        expect(Math.abs(shares - 100)).toBeLessThanOrEqual(parts.length * 5.1e-5 + 1e-7 * Math.abs(shares));
      }),
    );
  });
});
