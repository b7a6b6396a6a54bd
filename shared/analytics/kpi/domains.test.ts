import { describe, expect, it } from 'vitest';
import { type AwAggregates, type AwChannelAggregates, awKpis } from './aw.ts';
import { type WwiAggregates, wwiKpis } from './wwi.ts';

function channel(
  rows: number,
  [revenue, cost, units]: readonly [string, string, string],
  [orders, customers]: readonly [number, number],
): AwChannelAggregates {
  return {
    state: 'loaded',
    rows,
    revenue: { sum: revenue, knownRows: rows },
    cost: { sum: cost, knownRows: rows },
    units: { sum: units, knownRows: rows },
    orders: { count: orders, knownRows: rows },
    customers: { count: customers, knownRows: rows },
  };
}

const none: AwChannelAggregates = {
  state: 'loaded',
  rows: 0,
  revenue: { sum: null, knownRows: 0 },
  cost: { sum: null, knownRows: 0 },
  units: { sum: null, knownRows: 0 },
  orders: { count: 0, knownRows: 0 },
  customers: { count: 0, knownRows: 0 },
};

const byKey = (current: AwAggregates, previous: AwAggregates) =>
  new Map(awKpis(current, previous).map((row) => [row.key, row]));

describe('AdventureWorks KPIs', () => {
  const current = {
    internet: channel(4, ['1000.1001', '600', '4'], [2, 2]),
    reseller: channel(6, ['2000', '1900.0001', '30'], [3, 1]),
  };
  const previous = { internet: channel(1, ['500', '250', '1'], [1, 1]), reseller: none };

  it('adds the channels exactly', () => {
    const rows = byKey(current, previous);
    expect(rows.get('total_revenue')).toEqual({
      key: 'total_revenue',
      label: 'Revenue',
      unit: 'USD',
      value: 3000.1001,
      previous: 500,
      changePct: 500.02,
    });
    expect(rows.get('order_count')).toMatchObject({ value: 5, previous: 1, changePct: 400 });
    expect(rows.get('customer_count')).toMatchObject({ value: 3, unit: 'count' });
    expect(rows.get('average_order_value')).toMatchObject({ value: 600.02, previous: 500 });
    expect(rows.get('gross_margin_pct')).toMatchObject({ value: 16.6694, previous: 50, unit: 'percent' });
    expect(rows.get('units_sold')).toMatchObject({ value: 34 });
    expect(rows.get('reseller_revenue')).toMatchObject({ value: 2000, previous: 0, changePct: null });
  });

  it('gives what the real internet file can give and says why not the rest', () => {
    const internet: AwChannelAggregates = {
      ...channel(60_398, ['29358677.2207', '0', '0'], [27_659, 18_484]),
      cost: { sum: null, knownRows: 0 },
      units: { sum: null, knownRows: 0 },
    };
    const empty: AwChannelAggregates = { ...none, state: 'empty' };
    const rows = byKey({ internet, reseller: empty }, { internet: none, reseller: empty });
    expect(rows.get('internet_revenue')).toMatchObject({ value: 29_358_677.2207 });
    expect(rows.get('internet_orders')).toMatchObject({ value: 27_659 });
    expect(rows.get('customer_count')).toMatchObject({ value: 18_484 });
    expect(rows.get('reseller_revenue')).toMatchObject({ value: 0, reason: 'No reseller sales are loaded.' });
    expect(rows.get('gross_margin_pct')).toMatchObject({
      value: null,
      reason: 'Product cost of internet sales: the column was not loaded.',
    });
    expect(rows.get('units_sold')).toMatchObject({ value: null, changePct: null });
  });

  it('does not sum a column over some of its rows', () => {
    const partial = { ...channel(10, ['10', '4', '10'], [5, 5]), cost: { sum: '4', knownRows: 7 } };
    expect(byKey({ internet: partial, reseller: none }, previous).get('gross_profit')).toMatchObject({
      value: null,
      reason: 'Product cost of internet sales: 3 of 10 rows have no value.',
    });
  });

  it('has zeros and no averages where nothing was sold', () => {
    const rows = byKey({ internet: none, reseller: none }, previous);
    expect(rows.get('total_revenue')).toMatchObject({ value: 0, previous: 500, changePct: -100 });
    expect(rows.get('average_order_value')).toMatchObject({
      value: null,
      reason: 'No orders in the period.',
    });
    expect(rows.get('gross_margin_pct')).toMatchObject({ value: null });
  });

  it('explains a channel that a filter leaves out', () => {
    const filtered: AwChannelAggregates = { ...none, state: 'filtered' };
    const rows = byKey({ ...current, reseller: filtered }, { ...previous, reseller: filtered });
    expect(rows.get('reseller_revenue')?.reason).toBe('Left out by the channel filter: no reseller sales.');
    expect(rows.get('total_revenue')?.value).toBe(1000.1001);
  });

  it('refuses aggregates that are not exact', () => {
    const broken = channel(1, ['1e6', '0', '1'], [1, 1]);
    expect(() => awKpis({ internet: broken, reseller: none }, previous)).toThrow(RangeError);
  });
});

describe('WideWorldImporters KPIs', () => {
  const period = (rows: number, revenue: string | null, profit: string | null): WwiAggregates => ({
    rows,
    revenue: { sum: revenue, knownRows: rows },
    profit: { sum: profit, knownRows: rows },
    units: { sum: rows === 0 ? null : '40', knownRows: rows },
    invoices: { count: Math.min(rows, 3), knownRows: rows },
    customers: { count: Math.min(rows, 2), knownRows: rows },
  });

  it('gives every key with its change', () => {
    const rows = wwiKpis(period(9, '300.00', '100.00'), period(9, '200.00', '-20.00'));
    expect(rows.map((r) => [r.key, r.value, r.previous, r.changePct])).toEqual([
      ['total_revenue', 300, 200, 50],
      ['profit', 100, -20, null],
      ['profit_margin_pct', 33.3333, -10, null],
      ['invoice_count', 3, 3, 0],
      ['customer_count', 2, 2, 0],
      ['average_invoice_value', 100, 66.6667, 49.9999],
      ['units_sold', 40, 40, 0],
    ]);
  });

  it('has no margin of returns', () => {
    const rows = wwiKpis(period(2, '-10.00', '-4.00'), period(2, '10.00', '4.00'));
    expect(rows.find((r) => r.key === 'profit_margin_pct')).toMatchObject({ value: null, previous: 40 });
  });

  it('has no margin of nothing', () => {
    const rows = wwiKpis(period(0, null, null), period(0, null, null));
    expect(rows.filter((r) => r.value === null).map((r) => r.key)).toEqual([
      'profit_margin_pct',
      'average_invoice_value',
    ]);
    expect(rows.every((r) => r.changePct === null && typeof r.reason === 'string')).toBe(true);
  });
});
