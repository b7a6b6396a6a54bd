/** Checks of time: missing days, tables that stopped, a load that broke off. */
import { defineQuery } from '../../warehouse/port.ts';
import { headOf } from '../define.ts';
import {
  batchGapCheck,
  calendarCheck,
  dailyGapCheck,
  endsCheck,
  freshnessCheck,
  type SeriesCheck,
  tailCheck,
} from '../series-check.ts';
import { currencyRates, internetSales, inventory, quotas, resellerSales } from './tables.ts';

const noAmount = 'CAST(0 AS double precision)';
const amount = 'COALESCE(SUM(CAST(f."SalesAmount" AS double precision)), 0)';

function days(table: string, dateKey: string, sum = noAmount): string {
  return `SELECT 'dbo.${table}' AS "table", d."FullDateAlternateKey" AS "day", COUNT(*) AS "rows", ${sum} AS "amount"
FROM "dbo"."${table}" AS f INNER JOIN "dbo"."DimDate" AS d ON d."DateKey" = f."${dateKey}"
GROUP BY d."FullDateAlternateKey"`;
}

/** Days of the calendar only: a date key that the calendar lacks is another check's finding. */
export const factDays = defineQuery({
  name: 'aw.quality.days',
  domain: 'aw',
  summary: 'One day of a fact table that has rows on it: how many, and the sales amount.',
  text: [
    days('FactInternetSales', 'OrderDateKey', amount),
    days('FactResellerSales', 'OrderDateKey', amount),
    days('FactCurrencyRate', 'DateKey'),
    days('FactProductInventory', 'DateKey'),
    days('FactSalesQuota', 'DateKey'),
  ].join('\nUNION ALL\n'),
  parameters: {},
  columns: { table: 'text', day: 'date', rows: 'int', amount: 'double' },
});

export const calendarSpan = defineQuery({
  name: 'aw.quality.calendar',
  domain: 'aw',
  summary: 'First and last day of the date dimension, and how many it has.',
  text: `SELECT MIN("FullDateAlternateKey") AS "first", MAX("FullDateAlternateKey") AS "last",
  COUNT(DISTINCT "FullDateAlternateKey") AS "days"
FROM "dbo"."DimDate"`,
  parameters: {},
  columns: { first: 'date?', last: 'date?', days: 'int' },
});

export const currencyEnds = defineQuery({
  name: 'aw.quality.currency-ends',
  domain: 'aw',
  summary: 'One currency and the last day with an exchange rate of it.',
  text: `SELECT CAST(CAST(f."CurrencyKey" AS decimal(38, 0)) AS varchar(50)) AS "key",
  MAX(d."FullDateAlternateKey") AS "last"
FROM "dbo"."FactCurrencyRate" AS f INNER JOIN "dbo"."DimDate" AS d ON d."DateKey" = f."DateKey"
GROUP BY f."CurrencyKey"
ORDER BY f."CurrencyKey"`,
  parameters: {},
  columns: { key: 'text', last: 'date' },
});

const sales = [internetSales.name, resellerSales.name];
const calendar = { domain: 'aw', name: 'dbo.DimDate', slug: 'calendar' } as const;
const dated = { needs: [{ table: 'dbo.DimDate', column: 'FullDateAlternateKey' }], wholeTable: true };
const warning = 'warning' as const;

function fresh(table: typeof internetSales | typeof quotas, column: string, thing: string): SeriesCheck {
  const question = `Do ${thing} go on to the end of the data?`;
  const head = headOf(table, { ...dated, kind: 'freshness', column, question, severity: warning });
  return freshnessCheck(head, sales);
}

export const timeChecks: readonly SeriesCheck[] = [
  calendarCheck(
    headOf(calendar, {
      kind: 'date_gap',
      column: 'FullDateAlternateKey',
      question: 'Does the calendar have every day from its first to its last?',
      wholeTable: true,
    }),
  ),
  dailyGapCheck(
    headOf(internetSales, {
      ...dated,
      kind: 'date_gap',
      column: 'OrderDateKey',
      question: 'Are there internet sales on every day on which there should be some?',
    }),
  ),
  batchGapCheck(
    headOf(resellerSales, {
      ...dated,
      kind: 'date_gap',
      column: 'OrderDateKey',
      question: 'Did a batch of reseller sales come every month?',
    }),
  ),
  fresh(internetSales, 'OrderDateKey', 'internet sales'),
  fresh(resellerSales, 'OrderDateKey', 'reseller sales'),
  fresh(inventory, 'DateKey', 'inventory movements'),
  fresh(quotas, 'DateKey', 'sales quotas'),
  endsCheck(
    headOf(currencyRates, {
      ...dated,
      kind: 'freshness',
      column: 'DateKey',
      also: ['CurrencyKey'],
      question: 'Do the exchange rates of every currency go on as long as the others?',
      severity: warning,
    }),
    'currencies',
  ),
  tailCheck(
    headOf(internetSales, {
      ...dated,
      kind: 'freshness',
      column: 'OrderDateKey',
      also: ['SalesAmount'],
      about: 'tail',
      question: 'Are the last days of internet sales complete?',
      severity: warning,
    }),
    {
      day: '2014-01-28',
      note: 'The sample itself ends so: its January 2014 holds accessories only. Numbers leave these days out where they ask for complete data.',
    },
  ),
];
