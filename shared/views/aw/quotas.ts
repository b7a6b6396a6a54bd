import type { Period } from '../../analytics/kpi/periods.ts';
import { divideRounded, type Money } from '../../analytics/money/decimal.ts';
import { dayNumber, daysInMonth, diffDays } from '../../analytics/series/calendar.ts';

/** Days of a calendar quarter, given as year times ten plus quarter: 20134 is the last of 2013. */
export function quarterOf(key: number): Period {
  const year = Math.floor(key / 10);
  const last = (key % 10) * 3;
  const month = (number: number) => `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
  return { from: `${month(last - 2)}-01`, to: `${month(last)}-${daysInMonth(year, last)}` };
}

/** The part of a quarter's quota that falls into a period, by days: the quota is taken as spread evenly. */
export function quotaWithin(quota: Money, quarter: Period, period: Period): Money {
  const start = Math.max(dayNumber(quarter.from), dayNumber(period.from));
  const end = Math.min(dayNumber(quarter.to), dayNumber(period.to));
  if (end < start) return 0n;
  const quarterDays = diffDays(quarter.from, quarter.to) + 1;
  return divideRounded(quota * BigInt(end - start + 1), BigInt(quarterDays));
}
