import { describe, expect, it } from 'vitest';
import { type DayRow, dayNumber, isoDay, weekday } from './days.ts';
import { lagOf } from './freshness.ts';
import { missingBatches, missingDays } from './gaps.ts';
import { truncatedTail } from './tail.ts';

const sunday = weekday(dayNumber('2024-01-07'));

/** Days from 2022 on; `rows` answers how many rows the day with this number has. */
function channel(length: number, rows: (day: number, index: number) => number): DayRow[] {
  const first = dayNumber('2022-01-01');
  return Array.from({ length }, (_, index) => {
    const count = rows(first + index, index);
    return { day: isoDay(first + index), rows: count, amount: 100 * count };
  }).filter((day) => day.rows > 0);
}

/** Rows that scatter around a mean, the same on every run. */
function scattered(mean: number, index: number): number {
  return Math.round(mean * (1 + 0.3 * Math.sin(index * 12.9898)));
}

function without(days: DayRow[], ...missing: string[]): DayRow[] {
  return days.filter(({ day }) => !missing.includes(day));
}

describe('missing days', () => {
  it('are found in a channel of a few orders a day when they are the only ones', () => {
    const days = channel(800, (_, index) => scattered(3, index));
    expect(missingDays(days)).toEqual([]);
    expect(missingDays(without(days, '2023-03-01'))).toEqual(['2023-03-01']);
    expect(missingDays(without(days, '2022-09-10', '2022-09-11', '2023-03-01'))).toEqual([
      '2022-09-10',
      '2022-09-11',
      '2023-03-01',
    ]);
  });

  it('mean nothing in a channel that has empty days now and then', () => {
    const days = channel(800, (_, index) => (index % 61 === 30 ? 0 : scattered(3, index)));
    expect(missingDays(days)).toEqual([]);
  });

  it('are found however many there are where zero cannot be chance', () => {
    const missing = ['2022-05-03', '2022-08-17', '2022-11-08', '2023-02-14', '2023-04-04'];
    const days = channel(800, (_, index) => scattered(80, index));
    expect(missingDays(without(days, ...missing))).toEqual(missing);
  });

  it('are no Sundays of a channel that is closed on Sundays, and no holidays', () => {
    const days = channel(1200, (day, index) => (weekday(day) === sunday ? 0 : scattered(60, index)));
    const holidays = ['2022-12-26', '2023-12-26', '2024-12-26'];
    expect(missingDays(without(days, ...holidays))).toEqual([]);
    // A Saturday and the Monday after it are one pause.
    expect(missingDays(without(days, ...holidays, '2023-05-13', '2023-05-15'))).toEqual([
      '2023-05-13',
      '2023-05-15',
    ]);
  });

  it('cannot be told from a history that is too short, or none', () => {
    expect(
      missingDays(
        without(
          channel(60, () => 2),
          '2022-02-01',
        ),
      ),
    ).toEqual([]);
    expect(missingDays([])).toEqual([]);
  });
});

describe('missing batches', () => {
  const ends = Array.from({ length: 30 }, (_, month) => {
    const day = new Date(Date.UTC(2022, month + 1, 0)).toISOString().slice(0, 10);
    return { day, rows: 200, amount: 1e6 };
  });

  it('are pauses much longer than those between batches', () => {
    expect(missingBatches(ends)).toEqual([]);
    expect(missingBatches(ends.filter(({ day }) => day !== '2023-06-30'))).toEqual([
      '2023-05-31 to 2023-07-31',
    ]);
    expect(missingBatches(ends.slice(0, 5))).toEqual([]);
  });
});

describe('the lag of a table', () => {
  it('is judged by the rhythm of its rows', () => {
    const daily = channel(100, () => 1);
    expect(lagOf(daily, '2022-04-10')).toEqual({ last: '2022-04-10', days: 0, allowed: 7 });
    expect(lagOf(daily, '2022-04-20')).toEqual({ last: '2022-04-10', days: 10, allowed: 7 });
    const monthly = channel(400, (_, index) => (index % 30 === 0 ? 50 : 0));
    expect(lagOf(monthly, '2023-03-01')).toEqual({ last: '2023-01-26', days: 34, allowed: 90 });
    expect(lagOf(daily, '2022-01-01')?.days).toBe(0);
    expect(lagOf([], '2022-01-01')).toBeUndefined();
  });
});

describe('a truncated tail', () => {
  const days = channel(500, (_, index) => scattered(50, index));
  const cut = (from: string, part: number): DayRow[] =>
    days.map((day) => (day.day < from ? day : { ...day, amount: day.amount * part }));

  it('is named with its days and its part of the usual level', () => {
    expect(truncatedTail(cut('2023-05-01', 0.05))).toEqual({
      from: '2023-05-01',
      to: '2023-05-15',
      percent: expect.closeTo(5, 0),
    });
  });

  it('is not seen in usual days, in a fall by half, in two days or in lows that came before', () => {
    expect(truncatedTail(days)).toBeNull();
    expect(truncatedTail(cut('2023-05-01', 0.5))).toBeNull();
    expect(truncatedTail(cut('2023-05-14', 0.05))).toBeNull();
    const yearly = cut('2023-05-10', 0.1).map((day) =>
      day.day >= '2023-01-01' && day.day < '2023-01-12' ? { ...day, amount: day.amount * 0.05 } : day,
    );
    expect(truncatedTail(yearly)).toBeNull();
    expect(truncatedTail([])).toBeNull();
  });
});
