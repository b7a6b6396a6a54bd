import { expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { forecastPoints } from './points.ts';

const history = ['2013-09-05', '2013-09-06'].map((date) => ({
  date,
  revenue: 28_040.52,
  internetRevenue: 28_040.52,
  resellerRevenue: 0,
  grossProfit: null,
  orders: 12,
  internetOrders: 12,
  resellerOrders: 0,
  units: null,
}));

function firstDayOf(to: string) {
  const anomalies = [
    {
      date: '2013-09-05',
      to,
      channel: 'internet',
      revenue: 701_000,
      expected: 501_215,
      lower: 400_000,
      upper: 600_000,
      score: 5,
      direction: 'up' as const,
      contributors: [],
    },
  ];
  return forecastPoints({ history, forecast: [], anomalies }, en, createFormatter('en-US')).points[0];
}

test('an unusual day shows beside its value what was expected of it', () => {
  const point = firstDayOf('2013-09-05');
  expect(point?.rows.map(({ label, value }) => [label, value])).toEqual([
    ['Value', '$28,040.52'],
    ['Expected', '$501,215'],
  ]);
  expect(point?.note).toBe('Anomaly');
});

test('a finding of several days names its span with its totals, not beside the value of one day', () => {
  const point = firstDayOf('2013-09-18');
  expect(point?.rows.map(({ label }) => label)).toEqual(['Value']);
  expect(point?.note?.replace(/\s/gu, ' ')).toBe(
    'Anomaly, Sep 5 – 18, 2013: $701,000 where $501,215 was expected',
  );
});
