import { expect, test } from 'vitest';
import { classesOf, paretoOf } from './classes.ts';

test('shares accumulate from the largest revenue on and the ends of classes are marked', () => {
  const points = paretoOf([
    { name: 'c', revenue: 5, abcClass: 'C' as const },
    { name: 'a', revenue: 80, abcClass: 'A' as const },
    { name: 'b', revenue: 15, abcClass: 'B' as const },
  ]);
  expect(
    points.map(({ product, sharePct, isLastOfClass }) => [product.name, sharePct, isLastOfClass]),
  ).toEqual([
    ['a', 80, true],
    ['b', 95, true],
    ['c', 100, false],
  ]);
});

test('no revenue at all is no share', () => {
  expect(paretoOf([{ revenue: 0, abcClass: 'C' as const }])[0]?.sharePct).toBe(0);
});

test('a product without a steadiness class has a place of its own', () => {
  expect(classesOf({ abcClass: 'B', xyzClass: null })).toBe('BN');
});
