import { existsSync, readFileSync } from 'node:fs';
import type { ChannelDay } from '../coverage/coverage.ts';
import type { DailyPoint } from './daily.ts';

const folder = new URL('../../../../shared/data/adventureworks-dw/', import.meta.url);
const file = new URL('FactInternetSales.csv', folder);

/** Why tests over Microsoft's real rows are skipped, or null when the rows are at hand. */
export const realRowsMissing = existsSync(file)
  ? null
  : 'skipped: the real FactInternetSales.csv is not beside the repository';

/** Real internet sales by order date: value and distinct orders (tests only). */
export function realInternetDays(): ChannelDay[] {
  const days = new Map<string, { value: number; orders: Set<string> }>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [, key = '', , , , order = '', amount = ''] = line.split(',');
    const date = `${key.slice(0, 4)}-${key.slice(4, 6)}-${key.slice(6)}`;
    const day = days.get(date) ?? { value: 0, orders: new Set<string>() };
    day.value += Number(amount);
    days.set(date, day);
    day.orders.add(order);
  }
  return Array.from(days, ([date, day]) => ({ date, value: day.value, count: day.orders.size }));
}

/** Real daily exchange rates of the currencies that have one every day: about three years each (tests only). */
export function realCurrencyRates(): DailyPoint[][] {
  const rates = new Map<string, DailyPoint[]>();
  for (const line of readFileSync(new URL('FactCurrencyRate.psv', folder), 'utf8').trim().split('\n')) {
    const [currency = '', key = '', , rate = ''] = line.split('|');
    const days = rates.get(currency) ?? [];
    days.push({ date: `${key.slice(0, 4)}-${key.slice(4, 6)}-${key.slice(6)}`, value: Number(rate) });
    rates.set(currency, days);
  }
  return Array.from(rates.values()).filter((days) => days.length > 1000);
}
