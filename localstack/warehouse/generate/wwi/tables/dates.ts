/** Dimension.Date: the years 2013 to 2016; the fiscal year begins in November. */
import { dayNumber, fromDayNumber, weekdayOfDayNumber } from '../../calendar.ts';
import { monthNames } from '../../names/months.ts';
import { intColumn, type TableData, textColumn } from '../../table-data.ts';

const FROM = dayNumber('2013-01-01');
const TO = dayNumber('2016-12-31');
/** The fiscal year of a calendar year begins two months before it. */
const FISCAL_MONTHS_AHEAD = 2;

export function dateTable(): TableData {
  const count = TO - FROM + 1;
  const isos = Array.from({ length: count }, (_, index) => fromDayNumber(FROM + index));
  const year = (index: number): number => Number(isos[index]?.slice(0, 4));
  const month = (index: number): number => Number(isos[index]?.slice(5, 7));
  const dayOf = (index: number): number => Number(isos[index]?.slice(8));
  const name = (index: number): string => monthNames[month(index) - 1] ?? '';
  const fiscalMonth = (index: number): number => ((month(index) - 1 + FISCAL_MONTHS_AHEAD) % 12) + 1;
  const fiscalYear = (index: number): number =>
    year(index) + (month(index) > 12 - FISCAL_MONTHS_AHEAD ? 1 : 0);
  const numbers = (value: (index: number) => number): Int32Array => intColumn(count, value);
  const texts = (value: (index: number) => string): (string | null)[] => textColumn(count, value);
  return {
    table: 'Dimension.Date',
    rows: count,
    columns: {
      Date: numbers((index) => FROM + index),
      'Day Number': numbers(dayOf),
      Day: texts((index) => String(dayOf(index))),
      Month: texts(name),
      'Short Month': texts((index) => name(index).slice(0, 3)),
      'Calendar Month Number': numbers(month),
      'Calendar Month Label': texts((index) => `CY${year(index)}-${name(index).slice(0, 3)}`),
      'Calendar Year': numbers(year),
      'Calendar Year Label': texts((index) => `CY${year(index)}`),
      'Fiscal Month Number': numbers(fiscalMonth),
      'Fiscal Month Label': texts((index) => `FY${fiscalYear(index)}-${name(index).slice(0, 3)}`),
      'Fiscal Year': numbers(fiscalYear),
      'Fiscal Year Label': texts((index) => `FY${fiscalYear(index)}`),
      'ISO Week Number': numbers((index) => isoWeek(FROM + index)),
    },
  };
}

/** Week 1 is the one that holds the year's first Thursday. */
function isoWeek(day: number): number {
  const thursday = day - weekdayOfDayNumber(day) + 4;
  const newYear = dayNumber(`${fromDayNumber(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - newYear) / 7) + 1;
}
