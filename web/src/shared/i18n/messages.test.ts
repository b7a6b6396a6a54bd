import { expect, test } from 'vitest';
import { preferredLanguage } from './context.tsx';
import { hr } from './hr.ts';

test('the stored language wins, then the browser’s first known one, then English', () => {
  expect(preferredLanguage('hr', ['en-GB'])).toBe('hr');
  expect(preferredLanguage('xx', ['de-DE', 'hr-HR', 'en'])).toBe('hr');
  expect(preferredLanguage(null, ['de-DE'])).toBe('en');
  expect(preferredLanguage('toString', [])).toBe('en');
});

test.each([
  [1, '1 metrika, svaka definirana jednom'],
  [3, '3 metrike, svaka definirana jednom'],
  [75, '75 metrika, svaka definirana jednom'],
])('Croatian nouns follow their count: %i', (count, text) => {
  expect(hr.metricsPage.answer(count)).toBe(text);
});
