import { describe, expect, it } from 'vitest';
import type { DailySales } from './aw/daily.ts';
import { createAwModel } from './aw/model.ts';
import { awTables } from './aw/tables/index.ts';
import { LAST_COMPLETE_DAY } from './aw/timeline.ts';
import { dayNumber } from './calendar.ts';
import { generateAwSales } from './index.ts';
import type { ManifestAnomaly, ManifestDefect } from './manifest.ts';
import { readTables, type Tables, type Value } from './testing/rows.ts';
import { createWwiModel } from './wwi/model.ts';
import { wwiTables } from './wwi/tables/index.ts';

const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);

/** Median of the same weekday in the four weeks before and after the anomaly. */
function usual(revenue: ReadonlyMap<number, number>, anomaly: ManifestAnomaly, day: number): number {
  const from = dayNumber(anomaly.from);
  const to = dayNumber(anomaly.to);
  const around = [-35, -28, -21, -14, -7, 7, 14, 21, 28, 35]
    .map((step) => day + step)
    .filter((other) => (other < from || other > to) && revenue.has(other))
    .map((other) => revenue.get(other) ?? 0)
    .sort((left, right) => left - right);
  return around[Math.floor(around.length / 2)] ?? 0;
}

function byDay(daily: readonly DailySales[]): Map<number, number> {
  return new Map(daily.map(({ date, revenue }) => [dayNumber(date), revenue]));
}

describe('planted anomalies', () => {
  it.each(seeds)('are in the data of seed %d, in their days and their direction', (seed) => {
    const { internetDaily, resellerDaily, manifest } = generateAwSales({ scale: 1, seed, clean: false });
    const series = { internet: byDay(internetDaily), reseller: byDay(resellerDaily) };
    const daily = manifest.anomalies.filter(({ kind }) => kind !== 'batch');
    expect(daily.length).toBeGreaterThanOrEqual(8);
    for (const anomaly of manifest.anomalies) {
      const revenue = series[anomaly.series];
      let actual = 0;
      let expected = 0;
      for (let day = dayNumber(anomaly.from); day <= dayNumber(anomaly.to); day += 1) {
        actual += revenue.get(day) ?? 0;
        expected += usual(revenue, anomaly, day);
      }
      expect(actual).toBeCloseTo(anomaly.actualRevenue, 1);
      expect(Math.sign(anomaly.actualRevenue - anomaly.expectedRevenue)).toBe(
        anomaly.direction === 'up' ? 1 : -1,
      );
      if (anomaly.kind === 'batch') continue;
      expect(Math.sign(actual - expected)).toBe(anomaly.direction === 'up' ? 1 : -1);
      expect(dayNumber(anomaly.to)).toBeLessThanOrEqual(LAST_COMPLETE_DAY);
    }
    expect(daily.some(({ from }) => from >= '2013-01-01')).toBe(true);
  });

  it('leave every other day of both channels as it is without them', () => {
    for (const seed of seeds) {
      const planted = generateAwSales({ scale: 1, seed, clean: false });
      const clean = generateAwSales({ scale: 1, seed, clean: true });
      for (const [series, daily] of [
        ['internet', planted.internetDaily],
        ['reseller', planted.resellerDaily],
      ] as const) {
        const usualRevenue = byDay(series === 'internet' ? clean.internetDaily : clean.resellerDaily);
        const hit = planted.manifest.anomalies.filter((anomaly) => anomaly.series === series);
        const changed = daily.filter(({ date, revenue }) => {
          const ratio = revenue / (usualRevenue.get(dayNumber(date)) ?? 0);
          return Math.abs(Math.log(ratio)) > 0.2 && !hit.some(({ from, to }) => from <= date && date <= to);
        });
        // The first days and the tail are small: one bike or one line more is a large part of them.
        const isWithin = ({ date }: DailySales): boolean => date >= '2011-01-08' && date < '2014-01-01';
        expect([seed, series, changed.filter(isWithin).map(({ date }) => date)]).toEqual([seed, series, []]);
      }
    }
  });

  it('have all kinds, both directions and sizes from faint to large over the seeds', () => {
    const all = seeds.flatMap((seed) => generateAwSales({ scale: 1, seed, clean: false }).manifest.anomalies);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['single_day', 'few_days', 'level_shift', 'batch', 'missing_day']),
    );
    expect(new Set(all.map(({ direction }) => direction))).toEqual(new Set(['up', 'down']));
    expect(all.some(({ dimension }) => dimension !== undefined && 'territory' in dimension)).toBe(true);
    expect(all.some(({ dimension }) => dimension !== undefined && 'category' in dimension)).toBe(true);
    const sizes = all.map(({ sigma }) => Math.abs(sigma));
    expect(sizes.some((size) => size < 4)).toBe(true);
    expect(sizes.filter((size) => size >= 4).length / sizes.length).toBeGreaterThan(0.8);
  });

  it('show in the territory that they are confined to', () => {
    for (const seed of seeds) {
      const { internetDaily, manifest } = generateAwSales({ scale: 1, seed, clean: false });
      for (const { dimension, from, to, direction, percent } of manifest.anomalies) {
        if (dimension === undefined || !('territory' in dimension) || direction === 'down') continue;
        const share = (days: readonly DailySales[]): number => {
          const cells = days.flatMap(({ cells: own }) => own);
          const sum = (list: readonly { revenue: number }[]): number =>
            list.reduce((all, { revenue }) => all + revenue, 0);
          return sum(cells.filter(({ territory }) => territory === dimension.territory)) / sum(cells);
        };
        const within = share(internetDaily.filter(({ date }) => from <= date && date <= to));
        const without = share(internetDaily.filter(({ date }) => date < from || date > to));
        // All of the extra revenue is there: (s + p) / (1 + p) of a day that was s of the usual.
        const planned = (without + percent / 100) / (1 + percent / 100);
        expect(Math.abs(within - planned)).toBeLessThan(0.3);
        expect(within).toBeGreaterThan(without);
      }
    }
  });
});

/** Places of the rows that a defect names, by the key that its table has. */
function rowsOf(tables: Tables, { table, keys }: ManifestDefect): number[] {
  const wanted = new Set(keys);
  const key = keyColumn(tables, table);
  return key.flatMap((value, row) => (wanted.has(value) ? [row] : []));
}

function keyColumn(tables: Tables, table: string): string[] {
  if (table.endsWith('Sales')) {
    const lines = tables.column(table, 'SalesOrderLineNumber');
    return tables.column(table, 'SalesOrderNumber').map((number, row) => `${number}-${lines[row]}`);
  }
  const name = table.replace(/^(dbo\.Dim|Dimension\.|Fact\.)/, '');
  const column = table.startsWith('dbo.') ? `${name}Key` : `${name} Key`;
  return tables.column(table, column).map(String);
}

/** Columns that tell one business row from another. */
const identity: Readonly<Record<string, readonly string[]>> = {
  'dbo.FactInternetSales': ['SalesOrderNumber', 'ProductKey', 'SalesAmount'],
  'dbo.FactResellerSales': ['SalesOrderNumber', 'ProductKey', 'SalesAmount'],
  'Fact.Sale': ['WWI Invoice ID', 'Stock Item Key', 'Quantity', 'Total Including Tax'],
  'Fact.Purchase': ['WWI Purchase Order ID', 'Stock Item Key', 'Ordered Outers'],
};

type Proof = (tables: Tables, defect: ManifestDefect, row: number) => boolean;

const at = (tables: Tables, table: string, column: string, row: number): Value =>
  tables.column(table, column)[row] ?? null;
const numberAt = (tables: Tables, table: string, column: string, row: number): number =>
  Number(at(tables, table, column, row));

/** For each kind of defect, whether a named row really has it. */
const proofs: Partial<Record<ManifestDefect['check'], Proof>> = {
  orphan_key: (tables, { table, column }, row) => numberAt(tables, table, column, row) >= 990_001,
  null: (tables, { table, column }, row) => at(tables, table, column, row) === null,
  negative_amount: (tables, { table, column }, row) => numberAt(tables, table, column, row) < 0,
  duplicate: (tables, { table }, row) => {
    const columns = (identity[table] ?? []).map((column) => tables.column(table, column));
    const name = (place: number): string => columns.map((values) => values[place]).join('/');
    return columns[0]?.some((_, place) => place !== row && name(place) === name(row)) ?? false;
  },
  range: (tables, { table, column }, row) => {
    const value = numberAt(tables, table, column, row);
    if (column === 'Received Outers') return value > numberAt(tables, table, 'Ordered Outers', row);
    return column === 'UnitPriceDiscountPct' ? value > 1 : value <= 0;
  },
  total_mismatch: (tables, { table, column }, row) => {
    const value = numberAt(tables, table, column, row);
    if (column === 'SalesAmount') {
      const discount = Math.round(numberAt(tables, table, 'DiscountAmount', row) * 10_000);
      return value !== numberAt(tables, table, 'ExtendedAmount', row) - discount;
    }
    const net = numberAt(tables, table, 'Total Excluding Tax', row);
    return value !== net + numberAt(tables, table, 'Tax Amount', row);
  },
  scd_overlap: (tables, { table, column }, row) => {
    const isProduct = table === 'dbo.DimProduct';
    const id = isProduct ? 'ProductAlternateKey' : `WWI ${table.replace('Dimension.', '')} ID`;
    const ids = tables.column(table, id);
    const starts = tables.numbers(table, isProduct ? 'StartDate' : 'Valid From');
    const end = numberAt(tables, table, column, row);
    return ids.some((other, place) => {
      const start = starts[place] ?? 0;
      return other === ids[row] && start > (starts[row] ?? 0) && start < end;
    });
  },
};

function proveDefects(tables: Tables, defects: readonly ManifestDefect[]): void {
  for (const defect of defects) {
    expect(defect.count).toBe(defect.keys.length);
    const proof = proofs[defect.check];
    if (proof === undefined) continue;
    const rows = rowsOf(tables, defect);
    expect([defect.id, defect.check, defect.table, rows.length]).toEqual([
      defect.id,
      defect.check,
      defect.table,
      defect.count,
    ]);
    const sound = rows.filter((row) => !proof(tables, defect, row));
    expect([defect.id, defect.check, defect.table, sound]).toEqual([
      defect.id,
      defect.check,
      defect.table,
      [],
    ]);
  }
}

const options = { scale: 0.05, clean: false };

describe('planted defects', () => {
  it.each(seeds)('are in AdventureWorksDW of seed %d', (seed) => {
    const model = createAwModel({ ...options, seed });
    const tables = readTables(awTables(model, seed));
    proveDefects(tables, model.defects);
    const gap = model.defects.find(({ check }) => check === 'date_gap');
    const days = new Set(tables.column('dbo.FactInternetSales', 'OrderDateKey').map(String));
    expect(gap?.keys.map((date) => days.has(date.replaceAll('-', '')))).toEqual([false]);
    const stale = model.defects.find(({ check }) => check === 'freshness');
    const rates = tables.column('dbo.FactCurrencyRate', 'DateKey');
    const last = (wanted: (key: string) => boolean): number =>
      tables
        .column('dbo.FactCurrencyRate', 'CurrencyKey')
        .reduce<number>(
          (all, key, row) => (wanted(String(key)) ? Math.max(all, Number(rates[row])) : all),
          0,
        );
    expect(last((key) => key === stale?.keys[0])).toBeLessThan(last((key) => key !== stale?.keys[0]));
  });

  it.each(seeds)('are in WideWorldImportersDW of seed %d', (seed) => {
    const model = createWwiModel({ ...options, seed });
    const tables = readTables(wwiTables(model, seed));
    proveDefects(tables, model.defects);
    const gap = model.defects.find(({ check }) => check === 'date_gap')?.keys[0];
    expect(new Set(tables.column('Fact.Sale', 'Invoice Date Key')).has(dayNumber(gap ?? ''))).toBe(false);
    const stale = model.defects.find(({ check }) => check === 'freshness')?.keys[0];
    expect(Math.max(...tables.numbers('Fact.Transaction', 'Date Key'))).toBeLessThanOrEqual(
      dayNumber(stale ?? ''),
    );
  });

  it('are of every kind in each seed, and by different ways over the seeds', () => {
    const defects = seeds.map((seed) => [
      ...createAwModel({ ...options, seed }).defects,
      ...createWwiModel({ ...options, seed }).defects,
    ]);
    for (const own of defects)
      expect(new Set(own.map(({ domain, check }) => `${domain} ${check}`)).size).toBe(18);
    const ways = new Set(defects.flat().map(({ table, column }) => `${table} ${column}`));
    expect(ways.size).toBeGreaterThan(20);
  });
});
