import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say } from '../../words/say.ts';
import { composeScore, rankByScore, scorePart } from './composite.ts';
import { peerPercentiles, percentilesOfKnown, shrink } from './peers.ts';

describe('composeScore', () => {
  it('weighs what is there and spreads the weight of what is not', () => {
    const parts = [
      scorePart('a', 'A', 0.5, 80, say('score_no_quota')),
      scorePart('b', 'B', 0.25, null, say('no_orders')),
      scorePart('c', 'C', 0.25, 20, say('no_orders')),
    ];
    expect(composeScore(parts)).toEqual({
      score: 60,
      components: [
        { name: 'a', label: 'A', value: 80, weight: 0.666667 },
        {
          name: 'b',
          label: 'B',
          value: null,
          weight: 0,
          reason: 'No orders in the period.',
          said: [say('no_orders')],
        },
        { name: 'c', label: 'C', value: 20, weight: 0.333333 },
      ],
    });
  });

  it('is 0 without any part', () => {
    expect(composeScore([scorePart('a', 'A', 1, null, say('score_no_quota'))]).score).toBe(0);
    expect(composeScore([])).toEqual({ score: 0, components: [] });
  });

  it('is the sum of the values and weights shown, within 0 and 100', () => {
    const value = fc.option(fc.double({ min: -50, max: 150, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.integer({ min: 1, max: 9 })), { maxLength: 7 }), (given) => {
        const total = given.reduce((t, [, w]) => t + w, 0);
        const { score, components } = composeScore(
          given.map(([v, w], i) => scorePart(`p${i}`, 'P', w / total, v, say('no_orders'))),
        );
        const shown = components.reduce((t, c) => t + (c.value ?? 0) * c.weight, 0);
        expect(Math.abs(score - shown)).toBeLessThan(0.0061);
        expect(score >= 0 && score <= 100).toBe(true);
        const weights = components.reduce((t, c) => t + c.weight, 0);
        if (given.some(([v]) => v !== null)) expect(weights).toBeCloseTo(1, 5);
      }),
    );
  });
});

describe('peerPercentiles', () => {
  it('is the mid-rank percentile', () => {
    expect(peerPercentiles([10, 20, 20, 40])).toEqual([12.5, 50, 50, 87.5]);
    expect([peerPercentiles([7]), peerPercentiles([])]).toEqual([[50], []]);
    expect(percentilesOfKnown([null, 3, null, 1])).toEqual([null, 75, null, 25]);
  });

  it('agrees with counting each against each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (values) => {
        const slow = values.map((v) => {
          const points = values.map((w) => (w < v ? 1 : w === v ? 0.5 : 0));
          return (100 * points.reduce((t: number, p) => t + p, 0)) / values.length;
        });
        expect(peerPercentiles(values)).toEqual(slow);
      }),
    );
  });
});

describe('shrink', () => {
  it('is the mean of the observations and k usual ones', () => {
    const slow = [...Array<number>(4).fill(90), ...Array<number>(10).fill(50)];
    expect(shrink(90, 4, 50, 10)).toBeCloseTo(slow.reduce((t, x) => t + x, 0) / slow.length, 12);
    expect(shrink(90, 0, 50, 10)).toBe(50);
  });
});

describe('rankByScore', () => {
  it('shares ranks among equals and skips after them', () => {
    const rows = [3, 9, 9, 1, 3].map((score, id) => ({ score, id }));
    const ranked = rankByScore(
      rows,
      (r) => r.score,
      (a, b) => a.id - b.id,
    );
    expect(ranked.map((r) => [r.rank, r.id])).toEqual([
      [1, 1],
      [1, 2],
      [3, 0],
      [3, 4],
      [5, 3],
    ]);
  });
});
