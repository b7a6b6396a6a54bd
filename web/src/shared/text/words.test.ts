import { expect, test } from 'vitest';
import { fold, hasWords, wordsOf } from './words.ts';

test.each([
  ['Mountain-200 Black, 38', 'black mountain', true],
  ['Mountain-200 Black, 38', 'mountain 200', true],
  ['Mountain-200 Black, 38', 'mountain red', false],
  ['Šibenik Đuro', 'sibenik duro', true],
  ['Crème brûlée', 'BRULEE', true],
  ['anything', '   ', true],
])('%s is found by "%s": %s', (text, typed, isFound) => {
  expect(hasWords(fold(text), wordsOf(typed))).toBe(isFound);
});
