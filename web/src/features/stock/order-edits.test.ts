import { expect, test } from 'vitest';
import { readKept } from './order-edits.ts';

test('what a tab kept is read as it was written', () => {
  const kept = { asOf: '2016-05-31', edits: { 59: 240, 7: 0 } };
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  [null],
  ['{'],
  ['7'],
  ['{"asOf": 7, "edits": {}}'],
  ['{"asOf": "2016-05-31", "edits": {"59": -1}}'],
  ['{"asOf": "2016-05-31", "edits": {"59": "many"}}'],
])('anything else keeps nothing: %s', (text) => {
  expect(readKept(text)).toEqual({ asOf: null, edits: {} });
});
