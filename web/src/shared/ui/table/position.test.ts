import { expect, test } from 'vitest';
import { afterKey, clamped } from './position.ts';

const size = { rows: 50, columns: 4, page: 10 };

test.each([
  ['ArrowDown', false, [0, 0], [1, 0]],
  ['ArrowUp', false, [0, 2], [-1, 2]],
  ['ArrowUp', false, [-1, 2], [-1, 2]],
  ['ArrowRight', false, [3, 3], [3, 3]],
  ['ArrowLeft', false, [3, 3], [3, 2]],
  ['PageDown', false, [45, 1], [49, 1]],
  ['PageUp', false, [4, 1], [0, 1]],
  ['PageUp', false, [-1, 1], [-1, 1]],
  ['Home', false, [7, 3], [7, 0]],
  ['End', false, [7, 0], [7, 3]],
  ['Home', true, [7, 3], [0, 0]],
  ['End', true, [7, 0], [49, 3]],
] as const)('%s (far: %s) leads from %j to %j', (key, isFar, [row, column], [toRow, toColumn]) => {
  expect(afterKey(key, isFar, { row, column }, size)).toEqual({ row: toRow, column: toColumn });
});

test('other keys do not move', () => {
  expect(afterKey('a', false, { row: 0, column: 0 }, size)).toBeNull();
  expect(afterKey('ArrowDown', true, { row: 0, column: 0 }, size)).toBeNull();
});

test('a table without rows keeps the head', () => {
  expect(clamped({ row: 3, column: 9 }, { rows: 0, columns: 2, page: 1 })).toEqual({ row: -1, column: 1 });
});
