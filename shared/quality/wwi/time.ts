/** Checks of time: missing days, tables that stopped, a load that broke off. */
import { defineQuery } from '../../warehouse/port.ts';
import type { CheckedTable } from '../check.ts';
import { headOf, quoted } from '../define.ts';
import {
  calendarCheck,
  dailyGapCheck,
  freshnessCheck,
  type SeriesCheck,
  tailCheck,
} from '../series-check.ts';
import { movements, orders, purchases, sales, transactions } from './tables.ts';

function days({ name }: CheckedTable, date: string, amount = '0'): string {
  return `SELECT '${name}' AS "table", f."${date}" AS "day", COUNT(*) AS "rows",
  COALESCE(SUM(CAST(${amount} AS double precision)), 0) AS "amount"
FROM ${quoted(name)} AS f
WHERE f."${date}" IN (SELECT d."Date" FROM "Dimension"."Date" AS d)
GROUP BY f."${date}"`;
}

/** Days of the calendar only: a date that the calendar lacks is another check's finding. */
export const factDays = defineQuery({
  name: 'wwi.quality.days',
  domain: 'wwi',
  summary: 'One day of a fact table that has rows on it: how many, and the net amount of sales and orders.',
  text: [
    days(sales, 'Invoice Date Key', 'f."Total Excluding Tax"'),
    days(orders, 'Order Date Key', 'f."Total Excluding Tax"'),
    days(purchases, 'Date Key'),
    days(movements, 'Date Key'),
    days(transactions, 'Date Key'),
  ].join('\nUNION ALL\n'),
  parameters: {},
  columns: { table: 'text', day: 'date', rows: 'int', amount: 'double' },
});

export const calendarSpan = defineQuery({
  name: 'wwi.quality.calendar',
  domain: 'wwi',
  summary: 'First and last day of the date dimension, and how many it has.',
  text: `SELECT MIN("Date") AS "first", MAX("Date") AS "last", COUNT(DISTINCT "Date") AS "days"
FROM "Dimension"."Date"`,
  parameters: {},
  columns: { first: 'date?', last: 'date?', days: 'int' },
});

const facts = [sales, orders, purchases, movements, transactions].map(({ name }) => name);
const calendar = { domain: 'wwi', name: 'Dimension.Date', slug: 'calendar' } as const;
const dated = { needs: [{ table: 'Dimension.Date', column: 'Date' }], wholeTable: true };

function gap(table: CheckedTable, column: string, things: string): SeriesCheck {
  const question = `Are there ${things} on every day on which there should be some?`;
  return dailyGapCheck(headOf(table, { ...dated, kind: 'date_gap', column, question }));
}

function fresh(table: CheckedTable, column: string, things: string): SeriesCheck {
  const question = `Do ${things} go on to the end of the data?`;
  const head = headOf(table, { ...dated, kind: 'freshness', column, question, severity: 'warning' });
  return freshnessCheck(head, facts);
}

function tail(table: CheckedTable, column: string, things: string): SeriesCheck {
  return tailCheck(
    headOf(table, {
      ...dated,
      kind: 'freshness',
      column,
      also: ['Total Excluding Tax'],
      about: 'tail',
      question: `Are the last days of ${things} complete?`,
      severity: 'warning',
    }),
  );
}

export const timeChecks: readonly SeriesCheck[] = [
  calendarCheck(
    headOf(calendar, {
      kind: 'date_gap',
      column: 'Date',
      question: 'Does the calendar have every day from its first to its last?',
      wholeTable: true,
    }),
  ),
  gap(sales, 'Invoice Date Key', 'sales'),
  gap(orders, 'Order Date Key', 'orders'),
  gap(movements, 'Date Key', 'stock movements'),
  fresh(sales, 'Invoice Date Key', 'sales'),
  fresh(orders, 'Order Date Key', 'orders'),
  fresh(purchases, 'Date Key', 'purchases'),
  fresh(movements, 'Date Key', 'stock movements'),
  fresh(transactions, 'Date Key', 'transactions'),
  tail(sales, 'Invoice Date Key', 'sales'),
  tail(orders, 'Order Date Key', 'orders'),
];
