import { expect, it } from 'vitest';
import { ChronoUnit, LocalDate } from './js-joda.ts';

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

it('counts days as a calendar does that is walked through, from the year 1 to 9999', () => {
  const first = LocalDate.ofYearDay(1, 1);
  const since1900 = LocalDate.ofYearDay(1900, 1);
  let days = 0;
  let before1900 = 0;
  const wrong: string[] = [];
  for (let year = 1; year <= 9_999; year += 1) {
    if (year === 1_900) before1900 = days;
    for (const [index, length] of lengths(year).entries()) {
      // The first and the last day of each month: what lies between follows.
      for (const day of [1, length]) {
        const date = LocalDate.of(year, index + 1, day);
        const expected = days + day - 1;
        if (first.until(date, ChronoUnit.DAYS) !== expected) wrong.push(`${year}-${index + 1}-${day}`);
        if (year >= 1_900 && since1900.until(date, ChronoUnit.DAYS) !== expected - before1900) {
          wrong.push(`${year}-${index + 1}-${day} since 1900`);
        }
      }
      days += length;
    }
  }
  expect(wrong).toEqual([]);
  expect(days).toBe(3_652_059); // of the years 1 to 9999, as SQL Server's date counts
});
