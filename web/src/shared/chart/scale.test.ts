import { expect, test } from 'vitest';
import { bandPath, linear, linePath, niceTicks } from './scale.ts';

test.each([
  [0, 3_380_000, 4, [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]],
  [0, 97, 4, [0, 25, 50, 75, 100]],
  [0, 0.3, 3, [0, 0.1, 0.2, 0.30000000000000004]],
  [-40, 90, 4, [-50, 0, 50, 100]],
  [0, 0, 4, [0, 1]],
])('ticks from %d to %d', (min, max, count, ticks) => {
  expect(niceTicks(min, max, count)).toEqual(ticks);
});

test('a scale maps both ends, also turned over, and a domain without width to its start', () => {
  const scale = linear([0, 10], [100, 0]);
  expect([scale(0), scale(5), scale(10)]).toEqual([100, 50, 0]);
  expect(linear([4, 4], [0, 50])(4)).toBe(0);
});

test('paths of a line and of the band between two lines', () => {
  const upper = [
    { x: 0, y: 1 },
    { x: 10, y: 2 },
  ];
  const lower = [
    { x: 0, y: 5 },
    { x: 10, y: 6 },
  ];
  expect(linePath(upper)).toBe('M0.0,1.0L10.0,2.0');
  expect(bandPath(upper, lower)).toBe('M0.0,1.0L10.0,2.0L10.0,6.0L0.0,5.0Z');
  expect(linePath([])).toBe('');
});
