import { expect, test } from 'vitest';
import type { Check } from './api/checks.ts';
import { byUrgency, distorting, isOfOtherData, summaryOf } from './checks.ts';

const check = (name: string, more: Partial<Check>): Check => ({
  name,
  kind: 'range',
  table: 'dbo.FactInternetSales',
  column: 'OrderQuantity',
  severity: 'error',
  question: 'Is every quantity above zero?',
  status: 'passed',
  checkedAt: '2026-03-01T03:00:00.000000Z',
  failures: 0,
  threshold: 0,
  sample: [],
  notes: [],
  metrics: ['units_sold'],
  sql: 'SELECT 1',
  ...more,
});

const checks = [
  check('fine', {}),
  check('mild', { status: 'failed', severity: 'warning', failures: 9, metrics: [] }),
  check('silent', { status: 'unknown', failures: null, checkedAt: null, notes: ['No run yet.'] }),
  check('few', { status: 'failed', failures: 2 }),
  check('many', { status: 'failed', failures: 5, checkedAt: '2026-03-02T03:00:00.000000Z' }),
];

test('what found something comes first, the graver before the milder', () => {
  expect(byUrgency(checks).map(({ name }) => name)).toEqual(['many', 'few', 'mild', 'silent', 'fine']);
});

test('counts findings by severity and knows the newest answer', () => {
  expect(summaryOf(checks)).toEqual({
    all: 5,
    failed: 3,
    errors: 2,
    warnings: 1,
    unknown: 1,
    touchRevenue: 0,
    whyUnknown: [{ text: 'No run yet.', said: undefined }],
    newest: '2026-03-02T03:00:00.000000Z',
  });
  expect(summaryOf([]).newest).toBeNull();
});

test('says how many findings touch the revenue, and the commonest reason for no answer first', () => {
  const silent = { status: 'unknown', failures: null } as const;
  const summary = summaryOf([
    check('touched', { status: 'failed', failures: 1, metrics: ['total_revenue'] }),
    check('fine', { metrics: ['total_revenue'] }),
    check('a', { ...silent, notes: ['Empty table.'] }),
    check('b', { ...silent, notes: ['No earlier run.'] }),
    check('c', { ...silent, notes: ['No earlier run.'] }),
  ]);
  expect(summary.touchRevenue).toBe(1);
  expect(summary.whyUnknown.map(({ text }) => text)).toEqual(['No earlier run.', 'Empty table.']);
});

test('equally grave findings keep their order, however they come', () => {
  const twins = [
    check('b', { status: 'failed', failures: 2 }),
    check('a', { status: 'failed', failures: 2 }),
  ];
  expect(byUrgency(twins).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('only a check that found something distorts a number, and only its own', () => {
  expect(distorting(checks, 'units_sold').map(({ name }) => name)).toEqual(['few', 'many']);
  expect(distorting(checks, 'total_revenue')).toEqual([]);
});

test('checks say nothing about a number of other data, nor once other data came', () => {
  const checked = { dataState: 'a', dataChangedAt: null };
  expect(isOfOtherData(undefined, 'a')).toBe(false);
  expect(isOfOtherData(checked, 'a')).toBe(false);
  expect(isOfOtherData(checked, 'b')).toBe(true);
  expect(isOfOtherData(checked, undefined)).toBe(false);
  const since = '2026-03-01T03:00:00.000000Z';
  expect(isOfOtherData({ dataState: 'a', dataChangedAt: since }, undefined)).toBe(true);
  // The number is as old as the checks.
  expect(isOfOtherData({ dataState: 'a', dataChangedAt: since }, 'a')).toBe(false);
  // A run of before states were kept.
  expect(isOfOtherData({ dataState: null, dataChangedAt: null }, 'a')).toBe(false);
});
