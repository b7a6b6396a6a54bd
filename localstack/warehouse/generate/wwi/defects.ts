/** The data-quality defects planted into the WideWorldImportersDW model. */
import { dayNumber, fromDayNumber, weekdayOfDayNumber } from '../calendar.ts';
import {
  chooseVariants,
  createCollector,
  type DefectCollector,
  type DefectVariant,
  handful,
  pickRows,
} from '../defects/collector.ts';
import type { DefectCheck, ManifestDefect } from '../manifest.ts';
import { createRandom, type Random } from '../random/prng.ts';
import type { WwiDimensions } from './dimensions.ts';
import { copyRow, removeRows } from './fact-rows.ts';
import type { HoldingRows } from './holding-rows.ts';
import type { OrderRows } from './order-rows.ts';
import type { PurchaseRows } from './purchase-rows.ts';
import type { SaleRows } from './sale-rows.ts';
import type { MovementRows } from './stock.ts';
import { LAST_DAY } from './timeline.ts';
import type { TransactionRows } from './transaction-rows.ts';
import type { Versions } from './versions.ts';

export interface WwiFacts {
  readonly sale: SaleRows;
  readonly order: OrderRows;
  readonly purchase: PurchaseRows;
  readonly movement: MovementRows;
  readonly transaction: TransactionRows;
  readonly holding: HoldingRows;
}

type FactName = keyof WwiFacts;

/** By dimension, the day on which a version with this surrogate key ends too late. */
export type DimensionEnds = Readonly<Record<'item' | 'customer' | 'supplier', ReadonlyMap<number, number>>>;

export const noDimensionEnds: DimensionEnds = { item: new Map(), customer: new Map(), supplier: new Map() };

interface Target {
  readonly dimensions: WwiDimensions;
  readonly facts: WwiFacts;
  readonly collector: DefectCollector;
  readonly used: ReadonlyMap<FactName, Set<number>>;
  readonly ends: Readonly<Record<keyof DimensionEnds, Map<number, number>>>;
}

/** A key that no dimension has. */
const ORPHAN = 990_001;

/** Plants the defects of a seed into the facts (in place) and says what it did. */
export function plantWwiDefects(
  seed: number,
  dimensions: WwiDimensions,
  facts: WwiFacts,
): { defects: readonly ManifestDefect[]; ends: DimensionEnds } {
  const random = createRandom(seed, 'wwi defects');
  const names: FactName[] = ['sale', 'order', 'purchase', 'movement', 'transaction', 'holding'];
  const target: Target = {
    dimensions,
    facts,
    collector: createCollector('wwi'),
    used: new Map(names.map((name) => [name, new Set<number>()])),
    ends: { item: new Map(), customer: new Map(), supplier: new Map() },
  };
  // Those that remove rows go first: they move the rows that the others remember.
  for (const variant of chooseVariants(random, variants)) variant.plant(target, random);
  return { defects: target.collector.defects, ends: target.ends };
}

const variants: readonly DefectVariant<Target>[] = [
  { check: 'date_gap', plant: plantGap },
  { check: 'freshness', plant: plantStaleTransactions },
  onRows('orphan_key', 'sale', 'Stock Item Key', 'no stock item has the key', ({ ints }, row) => {
    ints['Stock Item Key'][row] = ORPHAN;
  }),
  onRows('orphan_key', 'sale', 'Customer Key', 'no customer has the key', ({ ints }, row) => {
    ints['Customer Key'][row] = ORPHAN;
  }),
  { check: 'orphan_key', plant: plantUnknownHolding },
  {
    check: 'duplicate',
    plant: (target, random) => plantDuplicates(target, random, 'sale', 'WWI Invoice ID'),
  },
  {
    check: 'duplicate',
    plant: (target, random) => plantDuplicates(target, random, 'purchase', 'WWI Purchase Order ID'),
  },
  onRows('null', 'sale', 'Delivery Date Key', 'the delivery date is missing', ({ floats }, row) => {
    floats['Delivery Date Key'][row] = Number.NaN;
  }),
  onRows('null', 'purchase', 'WWI Purchase Order ID', 'the order number is missing', ({ floats }, row) => {
    floats['WWI Purchase Order ID'][row] = Number.NaN;
  }),
  onRows('range', 'sale', 'Quantity', 'a sale of no pieces', ({ ints }, row) => {
    ints.Quantity[row] = 0;
  }),
  onRows(
    'range',
    'purchase',
    'Received Outers',
    'three times as many came as were ordered',
    ({ ints }, row) => {
      ints['Received Outers'][row] = 3 * (ints['Ordered Outers'][row] ?? 0) + 1;
    },
  ),
  onRows('range', 'holding', 'Quantity On Hand', 'less than nothing on hand', ({ ints }, row) => {
    ints['Quantity On Hand'][row] = -1 - (ints['Quantity On Hand'][row] ?? 0);
  }),
  onRows('negative_amount', 'sale', 'Total Excluding Tax', 'price and totals are negative', negate),
  onRows('negative_amount', 'order', 'Total Excluding Tax', 'price and totals are negative', negate),
  onRows('total_mismatch', 'sale', 'Total Including Tax', 'not net and tax together', overstate),
  onRows('total_mismatch', 'order', 'Total Including Tax', 'not net and tax together', overstate),
  onRows('total_mismatch', 'transaction', 'Total Including Tax', 'not net and tax together', overstate),
  { check: 'scd_overlap', plant: (target, random) => plantOverlap(target, random, 'item', 'Stock Item') },
  { check: 'scd_overlap', plant: (target, random) => plantOverlap(target, random, 'customer', 'Customer') },
  { check: 'scd_overlap', plant: (target, random) => plantOverlap(target, random, 'supplier', 'Supplier') },
];

type Money = Record<'Total Excluding Tax' | 'Tax Amount' | 'Total Including Tax', Float64Array>;

function negate(
  { floats }: { floats: Readonly<Money & { 'Unit Price': Float64Array; Profit?: Float64Array }> },
  row: number,
): void {
  const columns = [
    floats['Unit Price'],
    floats['Total Excluding Tax'],
    floats['Tax Amount'],
    floats['Total Including Tax'],
    floats.Profit,
  ];
  for (const column of columns) if (column !== undefined) column[row] = -(column[row] ?? 0);
}

function overstate({ floats }: { floats: Readonly<Money> }, row: number): void {
  floats['Total Including Tax'][row] = (floats['Total Including Tax'][row] ?? 0) + 100 * (1 + (row % 20));
}

function onRows<Name extends FactName>(
  check: DefectCheck,
  name: Name,
  column: string,
  note: string,
  change: (rows: WwiFacts[Name], row: number) => void,
): DefectVariant<Target> {
  return {
    check,
    plant({ facts, used, collector }, random) {
      const rows = facts[name];
      const places = pickRows(random, rows.length, used.get(name) ?? new Set(), handful(random), (row) =>
        isOrdinary(facts, name, row),
      );
      for (const row of places) change(rows, row);
      collector.add({ check, table: rows.table, column, keys: places.map(keyOf), note });
    },
  };
}

/** Sales lines of up to 500 dollars, so that no revenue anomaly arises; purchases that have come in full. */
function isOrdinary(facts: WwiFacts, name: FactName, row: number): boolean {
  if (name === 'sale') return (facts.sale.floats['Total Excluding Tax'][row] ?? 0) < 50_000;
  if (name !== 'purchase') return true;
  const { ints } = facts.purchase;
  return (
    (ints['Received Outers'][row] ?? 0) > 0 && ints['Received Outers'][row] === ints['Ordered Outers'][row]
  );
}

/** Fact tables number their rows from 1. */
function keyOf(row: number): string {
  return String(row + 1);
}

/** The same row again under a new surrogate key. */
function plantDuplicates(target: Target, random: Random, name: 'sale' | 'purchase', column: string): void {
  const rows = target.facts[name];
  const used = target.used.get(name) ?? new Set();
  const places = pickRows(random, rows.length, used, handful(random), (row) =>
    isOrdinary(target.facts, name, row),
  );
  const keys = places.map((row) => {
    const copy = copyRow(rows, row);
    used.add(copy);
    return keyOf(copy);
  });
  const note = 'the same line a second time, all but the surrogate key equal';
  target.collector.add({ check: 'duplicate', table: rows.table, column, keys, note });
}

/** All sales lines of one working day (Monday to Friday) are missing. */
function plantGap({ facts, collector }: Target, random: Random): void {
  const { sale } = facts;
  const dates = sale.ints['Invoice Date Key'].subarray(0, sale.length);
  const first = dayNumber('2013-06-01');
  const candidates = Array.from({ length: LAST_DAY - 40 - first }, (_, index) => first + index).filter(
    (day) => weekdayOfDayNumber(day) <= 5,
  );
  const day = random.pick(candidates);
  const from = dates.indexOf(day);
  if (from < 0) return;
  removeRows(sale, from, dates.lastIndexOf(day) + 1);
  collector.add({
    check: 'date_gap',
    table: sale.table,
    column: 'Invoice Date Key',
    keys: [fromDayNumber(day)],
    note: 'all sales of the working day are missing',
  });
}

/** Transactions end days before the sales do. */
function plantStaleTransactions({ facts, collector }: Target, random: Random): void {
  const { transaction } = facts;
  const dates = transaction.ints['Date Key'].subarray(0, transaction.length);
  const end = LAST_DAY - random.between(10, 30);
  const from = dates.findIndex((day) => day > end);
  // The last day that is left: there is not a transaction on every day.
  const last = dates[from - 1];
  if (last === undefined) return;
  removeRows(transaction, from, transaction.length);
  collector.add({
    check: 'freshness',
    table: transaction.table,
    column: 'Date Key',
    keys: [fromDayNumber(last)],
    note: 'the last date of the table; sales go on to 2016-05-31',
  });
}

function plantUnknownHolding({ facts, collector, used }: Target, random: Random): void {
  const { holding } = facts;
  const row = copyRow(holding, random.int(holding.length));
  holding.ints['Stock Item Key'][row] = ORPHAN;
  used.get('holding')?.add(row);
  collector.add({
    check: 'orphan_key',
    table: holding.table,
    column: 'Stock Item Key',
    keys: [keyOf(row)],
    note: 'stock of an item that no dimension row explains',
  });
}

/** A version ends some time after the next one of its item has begun. */
function plantOverlap(target: Target, random: Random, name: keyof DimensionEnds, table: string): void {
  const versions: Versions = target.dimensions[name];
  const rows = pickRows(random, versions.rows, new Set(), random.between(2, 3), (row) =>
    Number.isFinite(versions.to[row]),
  );
  for (const row of rows) {
    target.ends[name].set(row + 1, (versions.to[row] ?? 0) + random.between(5, 25));
  }
  target.collector.add({
    check: 'scd_overlap',
    table: `Dimension.${table}`,
    column: 'Valid To',
    keys: rows.map(keyOf),
    note: 'the version ends after the next one of the item has begun',
  });
}
