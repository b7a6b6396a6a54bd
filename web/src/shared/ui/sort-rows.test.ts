import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.ts';

const rows = [
  { name: 'Item 10', value: 3 },
  { name: 'item 2', value: null },
  { name: 'Šibenik', value: 7 },
];

test('what is not known comes last in both directions', () => {
  const values = (isDescending: boolean) =>
    sortRows(rows, ({ value }) => value, isDescending, 'en').map(({ value }) => value);
  expect(values(false)).toEqual([3, 7, null]);
  expect(values(true)).toEqual([7, 3, null]);
});

test('names are ordered as a reader of the language does', () => {
  expect(sortRows(rows, ({ name }) => name, false, 'hr').map(({ name }) => name)).toEqual([
    'item 2',
    'Item 10',
    'Šibenik',
  ]);
});
