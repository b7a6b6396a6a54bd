/** DimDate, FactCurrencyRate, DimCurrency. */
import { dateKey, dayNumber, fromDayNumber, weekdayOfDayNumber } from '../../calendar.ts';
import { monthNames } from '../../names/months.ts';
import { createRandom } from '../../random/prng.ts';
import { intColumn, numberColumn, type TableData, textColumn } from '../../table-data.ts';
import { currencies, ratedCurrencies } from '../currencies.ts';
import type { DimensionDefects } from '../defects.ts';
import { DAY_MS } from '../sales-lines.ts';

const FROM = dayNumber('2005-01-01');
const TO = dayNumber('2014-12-31');
const RATES_FROM = dayNumber('2010-12-29');
const RATES_TO = dayNumber('2014-02-28');

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Ten calendar years; weeks begin on Sunday, the fiscal year ends in June. */
export function dateTable(): TableData {
  const count = TO - FROM + 1;
  const isos = Array.from({ length: count }, (_, index) => fromDayNumber(FROM + index));
  const year = (index: number): number => Number(isos[index]?.slice(0, 4));
  const month = (index: number): number => Number(isos[index]?.slice(5, 7));
  const newYear = (index: number): number => dayNumber(`${year(index)}-01-01`);
  const dayOfYear = (index: number): number => FROM + index - newYear(index) + 1;
  const sundayFirst = (day: number): number => (weekdayOfDayNumber(day) % 7) + 1;
  const quarter = (index: number): number => Math.ceil(month(index) / 3);
  return {
    table: 'dbo.DimDate',
    rows: count,
    columns: {
      DateKey: intColumn(count, (index) => dateKey(FROM + index)),
      FullDateAlternateKey: intColumn(count, (index) => FROM + index),
      DayNumberOfWeek: intColumn(count, (index) => sundayFirst(FROM + index)),
      EnglishDayNameOfWeek: textColumn(
        count,
        (index) => weekdays[weekdayOfDayNumber(FROM + index) - 1] ?? '',
      ),
      DayNumberOfMonth: intColumn(count, (index) => Number(isos[index]?.slice(8))),
      DayNumberOfYear: intColumn(count, dayOfYear),
      WeekNumberOfYear: intColumn(
        count,
        (index) => Math.floor((dayOfYear(index) + sundayFirst(newYear(index)) - 2) / 7) + 1,
      ),
      EnglishMonthName: textColumn(count, (index) => monthNames[month(index) - 1] ?? ''),
      MonthNumberOfYear: intColumn(count, month),
      CalendarQuarter: intColumn(count, quarter),
      CalendarYear: intColumn(count, year),
      CalendarSemester: intColumn(count, (index) => (month(index) <= 6 ? 1 : 2)),
      FiscalQuarter: intColumn(count, (index) => ((quarter(index) + 1) % 4) + 1),
      FiscalYear: intColumn(count, (index) => year(index) + (month(index) > 6 ? 1 : 0)),
      FiscalSemester: intColumn(count, (index) => (month(index) > 6 ? 1 : 2)),
    },
  };
}

export function currencyTable(): TableData {
  return {
    table: 'dbo.DimCurrency',
    rows: currencies.length,
    columns: {
      CurrencyKey: intColumn(currencies.length, (index) => index + 1),
      CurrencyAlternateKey: currencies.map(([code]) => code),
      CurrencyName: currencies.map(([, name]) => name),
    },
  };
}

/** A slow random walk around each currency's level; the dollar is always 1. */
export function currencyRateTable(seed: number, { currencyEnds }: DimensionDefects): TableData {
  const keys: number[] = [];
  const days: number[] = [];
  const average: number[] = [];
  const close: number[] = [];
  for (const { key, code, level, days: span } of ratedCurrencies) {
    const random = createRandom(seed, `rate ${code}`);
    const swing = code === 'USD' ? 0 : 0.004;
    let drift = 0;
    for (let day = span === undefined ? RATES_FROM : RATES_TO - span + 1; day <= RATES_TO; day += 1) {
      drift = 0.995 * drift + swing * random.normal();
      const rate = level * Math.exp(drift);
      const end = rate * Math.exp(swing * 0.3 * random.normal());
      if (day > (currencyEnds.get(key) ?? RATES_TO)) continue;
      keys.push(key);
      days.push(day);
      average.push(rate);
      close.push(end);
    }
  }
  return {
    table: 'dbo.FactCurrencyRate',
    rows: keys.length,
    columns: {
      CurrencyKey: Int32Array.from(keys),
      DateKey: Int32Array.from(days, dateKey),
      AverageRate: Float64Array.from(average),
      EndOfDayRate: Float64Array.from(close),
      Date: numberColumn(days.length, (index) => (days[index] ?? 0) * DAY_MS),
    },
  };
}
