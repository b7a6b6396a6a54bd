import { expect, test } from 'vitest';
import { croatian, english } from './plural.ts';

test.each([
  [0, 'files'],
  [1, 'file'],
  [2, 'files'],
  ['1', 'file'],
  ['1,001', 'files'],
  ['1.0m', 'files'],
] as const)('English: %s %s', (count, word) => {
  expect(english(count, 'file', 'files')).toBe(word);
});

test.each([
  [1, 'datoteka'],
  [3, 'datoteke'],
  [5, 'datoteka (mn.)'],
  [11, 'datoteka (mn.)'],
  [21, 'datoteka'],
  ['1.002', 'datoteke'],
  ['1.011', 'datoteka (mn.)'],
  ['5,2', 'datoteke'],
] as const)('Croatian: %s %s', (count, word) => {
  expect(croatian(count, 'datoteka', 'datoteke', 'datoteka (mn.)')).toBe(word);
});
