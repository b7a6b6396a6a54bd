import { expect, test } from 'vitest';
import { span } from './testing.ts';
import { treeOf, visibleRows } from './tree.ts';
import { actOf } from './tree-keys.ts';

const nodes = treeOf([
  span('root', null, 0, 9),
  span('a', 'root', 1, 1),
  span('leaf', 'a', 1, 1),
  span('b', 'root', 2, 1),
]);
const rows = visibleRows(nodes, new Set());
const act = (key: string, index: number, folded: readonly string[] = []) =>
  actOf(key, rows, index, new Set(folded));

test.each([
  ['ArrowDown', 0, { kind: 'go', index: 1 }],
  ['ArrowDown', 3, { kind: 'go', index: 3 }],
  ['ArrowUp', 0, { kind: 'go', index: 0 }],
  ['Home', 2, { kind: 'go', index: 0 }],
  ['End', 0, { kind: 'go', index: 3 }],
  ['ArrowRight', 1, { kind: 'go', index: 2 }],
  ['ArrowRight', 2, null],
  ['ArrowLeft', 1, { kind: 'turn', spanId: 'a' }],
  ['ArrowLeft', 2, { kind: 'go', index: 1 }],
  ['ArrowLeft', 3, { kind: 'go', index: 0 }],
  ['Enter', 2, { kind: 'open', spanId: 'leaf' }],
  [' ', 0, { kind: 'open', spanId: 'root' }],
  ['x', 0, null],
  ['ArrowDown', -1, null],
] as const)('%s on row %i', (key, index, expected) => {
  expect(act(key, index)).toEqual(expected);
});

test('a folded row unfolds to the right, and to the left goes to its parent', () => {
  expect(act('ArrowRight', 1, ['a'])).toEqual({ kind: 'turn', spanId: 'a' });
  expect(act('ArrowLeft', 1, ['a'])).toEqual({ kind: 'go', index: 0 });
  expect(act('ArrowLeft', 0, ['root'])).toBeNull();
});
