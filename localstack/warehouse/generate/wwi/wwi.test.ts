import { beforeAll, describe, expect, it } from 'vitest';
import { weekdayOfDayNumber } from '../calendar.ts';
import { orphans, readTables, type Tables, type Value } from '../testing/rows.ts';
import { createWwiModel } from './model.ts';
import { wwiTables } from './tables/index.ts';
import { FIRST_DAY, LAST_DAY } from './timeline.ts';

let tables: Tables;
beforeAll(() => {
  const options = { scale: 1, seed: 12, clean: true };
  tables = readTables(wwiTables(createWwiModel(options), options.seed));
});

const SALE = 'Fact.Sale';
const MOVEMENT = 'Fact.Movement';
const PURCHASE = 'Fact.Purchase';

function distinct(table: string, column: string): number {
  return new Set(tables.column(table, column)).size;
}

/** Business id by surrogate key. */
function idsByKey(name: string): Map<Value, Value> {
  const ids = tables.column(`Dimension.${name}`, `WWI ${name} ID`);
  return new Map(
    tables.column(`Dimension.${name}`, `${name} Key`).map((key, row) => [key, ids[row] ?? null]),
  );
}

describe('WideWorldImportersDW at scale 1', () => {
  it('has the real numbers of rows', () => {
    const rows = {
      'Fact.Sale': 228_265,
      'Fact.Order': 231_412,
      'Fact.Movement': 236_667,
      'Fact.Purchase': 8_367,
      'Fact.Transaction': 99_585,
      'Fact.Stock Holding': 227,
      'Dimension.Stock Item': 672,
      'Dimension.Customer': 403,
      'Dimension.Supplier': 28,
      'Dimension.City': 116_295,
      'Dimension.Employee': 213,
    };
    expect(Object.fromEntries(Object.keys(rows).map((name) => [name, tables.rows(name)]))).toEqual(rows);
    expect(distinct('Dimension.Stock Item', 'WWI Stock Item ID') - 1).toBe(227);
    expect(distinct('Dimension.Supplier', 'WWI Supplier ID') - 1).toBe(13);
    expect(distinct(SALE, 'WWI Invoice ID')).toBe(70_510);
  });

  it('sells from 2013-01-01 to 2016-05-31, not on Sundays, less on Saturdays, more each year', () => {
    const perWeekday = new Float64Array(8);
    const perYear = new Map<number, number>();
    const net = tables.numbers(SALE, 'Total Excluding Tax');
    const days = tables.numbers(SALE, 'Invoice Date Key');
    days.forEach((day, row) => {
      const weekday = weekdayOfDayNumber(day);
      perWeekday[weekday] = (perWeekday[weekday] ?? 0) + 1;
      const year = 1970 + Math.floor(day / 365.2425);
      perYear.set(year, (perYear.get(year) ?? 0) + (net[row] ?? 0));
    });
    expect([days[0], days.at(-1)]).toEqual([FIRST_DAY, LAST_DAY]);
    expect(perWeekday[7]).toBe(0);
    expect((perWeekday[6] ?? 0) / (perWeekday[3] ?? 1)).toBeLessThan(0.6);
    expect((perYear.get(2014) ?? 0) / (perYear.get(2013) ?? 1)).toBeGreaterThan(1.03);
    expect((perYear.get(2015) ?? 0) / (perYear.get(2014) ?? 1)).toBeGreaterThan(1.03);
  });
});

describe('a clean WideWorldImportersDW', () => {
  it.each([
    [SALE, 'City Key', 'City'],
    [SALE, 'Customer Key', 'Customer'],
    [SALE, 'Bill To Customer Key', 'Customer'],
    [SALE, 'Stock Item Key', 'Stock Item'],
    [SALE, 'Salesperson Key', 'Employee'],
    ['Fact.Order', 'Picker Key', 'Employee'],
    ['Fact.Order', 'Stock Item Key', 'Stock Item'],
    [MOVEMENT, 'Stock Item Key', 'Stock Item'],
    [MOVEMENT, 'Supplier Key', 'Supplier'],
    [MOVEMENT, 'Customer Key', 'Customer'],
    [MOVEMENT, 'Transaction Type Key', 'Transaction Type'],
    [PURCHASE, 'Supplier Key', 'Supplier'],
    ['Fact.Transaction', 'Payment Method Key', 'Payment Method'],
    ['Fact.Transaction', 'Bill To Customer Key', 'Customer'],
    ['Fact.Stock Holding', 'Stock Item Key', 'Stock Item'],
  ] as const)('has no orphans in %s.%s', (table, column, dimension) => {
    const name = column.startsWith('Bill To') ? 'Customer Key' : `${dimension} Key`;
    expect(orphans(tables, [table, column], [`Dimension.${dimension}`, name])).toEqual([]);
  });

  it.each(['City', 'Customer', 'Employee', 'Stock Item', 'Supplier'])(
    'has versions of a %s one right after the other, the last one open',
    (name) => {
      const rows = tables
        .column(`Dimension.${name}`, `WWI ${name} ID`)
        .map((id, row) => ({ id: Number(id), row }));
      const from = tables.numbers(`Dimension.${name}`, 'Valid From');
      const to = tables.numbers(`Dimension.${name}`, 'Valid To');
      rows.sort((left, right) => left.id - right.id || (from[left.row] ?? 0) - (from[right.row] ?? 0));
      const wrong = rows.filter(({ id, row }, place) => {
        const next = rows[place + 1];
        const expected = next?.id === id ? from[next.row] : Number.POSITIVE_INFINITY;
        return to[row] !== expected || !((from[row] ?? 0) < (to[row] ?? 0));
      });
      expect(wrong).toEqual([]);
      expect(rows[0]?.id).toBe(0);
    },
  );

  it('refers to the version that is valid on the day', () => {
    const from = tables.numbers('Dimension.Stock Item', 'Valid From');
    const to = tables.numbers('Dimension.Stock Item', 'Valid To');
    const price = tables.numbers('Dimension.Stock Item', 'Unit Price');
    const days = tables.numbers(SALE, 'Invoice Date Key');
    const sold = tables.numbers(SALE, 'Unit Price');
    const wrong = [...tables.numbers(SALE, 'Stock Item Key')].filter((key, row) => {
      const at = (days[row] ?? 0) * 86_400_000;
      return !((from[key] ?? 0) <= at && at < (to[key] ?? 0) && price[key] === sold[row]);
    });
    expect(wrong).toEqual([]);
  });

  it.each([SALE, 'Fact.Order', 'Fact.Transaction'])('adds up in every row of %s', (table) => {
    const net = tables.numbers(table, 'Total Excluding Tax');
    const tax = tables.numbers(table, 'Tax Amount');
    const gross = tables.numbers(table, 'Total Including Tax');
    expect([...gross].filter((value, row) => value !== (net[row] ?? 0) + (tax[row] ?? 0))).toEqual([]);
  });

  it('makes about half of its revenue a profit', () => {
    const sum = (column: string): number =>
      tables.numbers(SALE, column).reduce((left, right) => left + right, 0);
    const margin = sum('Profit') / sum('Total Excluding Tax');
    expect(margin).toBeGreaterThan(0.4);
    expect(margin).toBeLessThan(0.6);
  });

  it('has one issue in the movements for each invoice line', () => {
    const lineKeys = (table: string, sign: number): Map<string, number> => {
      const ids = idsByKey('Stock Item');
      const invoices = tables.column(table, 'WWI Invoice ID');
      const items = tables.column(table, 'Stock Item Key');
      const quantities = tables.numbers(table, 'Quantity');
      const result = new Map<string, number>();
      invoices.forEach((invoice, row) => {
        if (invoice !== null)
          result.set(`${invoice}/${ids.get(items[row] ?? null)}`, sign * (quantities[row] ?? 0));
      });
      return result;
    };
    expect(lineKeys(MOVEMENT, -1)).toEqual(lineKeys(SALE, 1));
  });

  it('never has less than nothing in stock, and the snapshot is the sum of the movements', () => {
    const ids = idsByKey('Stock Item');
    const keys = tables.column(MOVEMENT, 'Stock Item Key');
    const days = tables.numbers(MOVEMENT, 'Date Key');
    const stock = new Map<Value, number>();
    const atDayEnd = new Map<Value, number>();
    tables.numbers(MOVEMENT, 'Quantity').forEach((quantity, row) => {
      const id = ids.get(keys[row] ?? null) ?? null;
      stock.set(id, (stock.get(id) ?? 0) + quantity);
      if (days[row + 1] !== days[row])
        for (const [item, units] of stock) atDayEnd.set(item, Math.min(units, atDayEnd.get(item) ?? 0));
    });
    expect(Math.min(...atDayEnd.values())).toBe(0);
    const onHand = tables.numbers('Fact.Stock Holding', 'Quantity On Hand');
    tables.column('Fact.Stock Holding', 'Stock Item Key').forEach((key, row) => {
      expect(onHand[row]).toBe(stock.get(ids.get(key) ?? null));
    });
  });

  it('has receipts after the order, about as long as the lead time, and none for what is still open', () => {
    const ids = idsByKey('Stock Item');
    const receipts = new Map<string, { day: number; units: number }>();
    const orders = tables.column(MOVEMENT, 'WWI Purchase Order ID');
    const items = tables.column(MOVEMENT, 'Stock Item Key');
    const days = tables.numbers(MOVEMENT, 'Date Key');
    const quantities = tables.numbers(MOVEMENT, 'Quantity');
    orders.forEach((order, row) => {
      if (order !== null) {
        receipts.set(`${order}/${ids.get(items[row] ?? null)}`, {
          day: days[row] ?? 0,
          units: quantities[row] ?? 0,
        });
      }
    });
    const lead = tables.numbers('Dimension.Stock Item', 'Lead Time Days');
    const outer = tables.numbers('Dimension.Stock Item', 'Quantity Per Outer');
    const ordered = tables.numbers(PURCHASE, 'Date Key');
    const received = tables.numbers(PURCHASE, 'Received Outers');
    const purchaseOrders = tables.column(PURCHASE, 'WWI Purchase Order ID');
    const ratios: number[] = [];
    tables.numbers(PURCHASE, 'Stock Item Key').forEach((key, row) => {
      const receipt = receipts.get(`${purchaseOrders[row]}/${ids.get(key)}`);
      expect(receipt?.units ?? 0).toBe((received[row] ?? 0) * (outer[key] ?? 0));
      if (receipt !== undefined) ratios.push((receipt.day - (ordered[row] ?? 0)) / (lead[key] ?? 1));
    });
    expect(Math.min(...ratios)).toBeGreaterThan(0);
    const mean = ratios.reduce((left, right) => left + right, 0) / ratios.length;
    expect(mean).toBeGreaterThan(0.8);
    expect(mean).toBeLessThan(1.3);
  });

  it('has items that run out soon, items that last, and items that nobody buys', () => {
    const ids = idsByKey('Stock Item');
    const days = tables.numbers(SALE, 'Invoice Date Key');
    const quantities = tables.numbers(SALE, 'Quantity');
    const demand = new Map<Value, number>();
    tables.column(SALE, 'Stock Item Key').forEach((key, row) => {
      if ((days[row] ?? 0) <= LAST_DAY - 90) return;
      const id = ids.get(key) ?? null;
      demand.set(id, (demand.get(id) ?? 0) + (quantities[row] ?? 0) / 90);
    });
    const lead = tables.numbers('Dimension.Stock Item', 'Lead Time Days');
    const onHand = tables.numbers('Fact.Stock Holding', 'Quantity On Hand');
    const counts = { none: 0, low: 0, middle: 0, high: 0 };
    tables.numbers('Fact.Stock Holding', 'Stock Item Key').forEach((key, row) => {
      const perDay = demand.get(ids.get(key) ?? null);
      const cover = (onHand[row] ?? 0) / (perDay ?? 1) / (lead[key] ?? 1);
      counts[perDay === undefined ? 'none' : cover < 1 ? 'low' : cover < 1.6 ? 'middle' : 'high'] += 1;
    });
    expect(counts.none).toBe(6);
    expect(counts.low).toBeGreaterThan(5);
    expect(counts.middle).toBeGreaterThan(5);
    expect(counts.high).toBeGreaterThan(100);
  });

  it('has a supplier with a single purchase, short deliveries and orders still open', () => {
    const suppliers = idsByKey('Supplier');
    const bought = new Map<Value, number>();
    for (const key of tables.column(PURCHASE, 'Supplier Key')) {
      const id = suppliers.get(key) ?? null;
      bought.set(id, (bought.get(id) ?? 0) + 1);
    }
    expect([...bought.values()]).toContain(1);
    const ordered = tables.numbers(PURCHASE, 'Ordered Outers');
    const received = tables.numbers(PURCHASE, 'Received Outers');
    const isFinal = tables.numbers(PURCHASE, 'Is Order Finalized');
    const short = [...received].filter(
      (outers, row) => isFinal[row] === 1 && outers < (ordered[row] ?? 0),
    ).length;
    const open = [...received].filter((outers, row) => isFinal[row] === 0 && outers === 0).length;
    expect(short).toBeGreaterThan(50);
    expect(open).toBeGreaterThan(10);
  });
});
