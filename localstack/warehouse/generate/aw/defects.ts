/** The data-quality defects planted into the AdventureWorksDW model. */
import type { PlannedAnomaly } from '../anomalies/plan.ts';
import { dayNumber, fromDayNumber } from '../calendar.ts';
import {
  chooseVariants,
  createCollector,
  type DefectCollector,
  type DefectVariant,
  handful,
  pickRows,
} from '../defects/collector.ts';
import type { ManifestDefect } from '../manifest.ts';
import { createRandom, type Random } from '../random/prng.ts';
import type { Product } from './catalog/products.ts';
import { ratedCurrencies } from './currencies.ts';
import { FIRST_CUSTOMER_KEY } from './internet/customers.ts';
import type { OrderNumbers } from './numbering.ts';
import { appendCopy, removeLines, type SalesLines } from './sales-lines.ts';
import { LAST_COMPLETE_DAY } from './timeline.ts';

/** What defects change outside the sales lines. */
export interface DimensionDefects {
  /** DimCustomer keys whose geography is unknown. */
  readonly customersWithoutGeography: ReadonlySet<number>;
  /** Last day of DimProduct versions that overlap the next one, by key. */
  readonly productEnds: ReadonlyMap<number, number>;
  /** CurrencyKey and the last day with a rate. */
  readonly currencyEnds: ReadonlyMap<number, number>;
}

export const noDimensionDefects: DimensionDefects = {
  customersWithoutGeography: new Set(),
  productEnds: new Map(),
  currencyEnds: new Map(),
};

interface Target {
  readonly internet: SalesLines;
  readonly reseller: SalesLines;
  readonly numbers: OrderNumbers;
  readonly catalog: readonly Product[];
  readonly customers: number;
  readonly anomalies: readonly PlannedAnomaly[];
  readonly collector: DefectCollector;
  readonly used: { readonly internet: Set<number>; readonly reseller: Set<number> };
  readonly customersWithoutGeography: Set<number>;
  readonly productEnds: Map<number, number>;
  readonly currencyEnds: Map<number, number>;
}

type ChannelName = 'internet' | 'reseller';

const tables = { internet: 'dbo.FactInternetSales', reseller: 'dbo.FactResellerSales' } as const;
/** Keys that no dimension has. */
const ORPHAN = 990_001;
/** Only lines below this (ten-thousandths) are hit where revenue changes, so that no anomaly arises. */
const SMALL_AMOUNT = 600_000;

/** Plants the defects of a seed into the lines (in place) and says what it did. */
export function plantAwDefects(
  seed: number,
  input: Omit<Target, 'collector' | 'used' | keyof DimensionDefects>,
): { defects: readonly ManifestDefect[]; dimensions: DimensionDefects } {
  const random = createRandom(seed, 'aw defects');
  const target: Target = {
    ...input,
    collector: createCollector('aw'),
    used: { internet: new Set(), reseller: new Set() },
    customersWithoutGeography: new Set(),
    productEnds: new Map(),
    currencyEnds: new Map(),
  };
  // The gap goes first: it moves the rows that the others remember.
  for (const variant of chooseVariants(random, variants)) variant.plant(target, random);
  return { defects: target.collector.defects, dimensions: target };
}

const variants: readonly DefectVariant<Target>[] = [
  { check: 'date_gap', plant: plantGap },
  onLines('orphan_key', 'internet', 'ProductKey', 'no product has the key', (lines, row) => {
    lines.product[row] = ORPHAN + (row % 3);
  }),
  onLines('orphan_key', 'internet', 'CustomerKey', 'no customer has the key', (lines, row) => {
    lines.buyer[row] = ORPHAN + (row % 3);
  }),
  onLines('orphan_key', 'reseller', 'ResellerKey', 'no reseller has the key', (lines, row) => {
    lines.buyer[row] = ORPHAN + (row % 3);
  }),
  onLines('orphan_key', 'reseller', 'EmployeeKey', 'no employee has the key', (lines, row) => {
    lines.employee[row] = ORPHAN + (row % 3);
  }),
  { check: 'duplicate', plant: (target, random) => plantDuplicates(target, random, 'internet') },
  { check: 'duplicate', plant: (target, random) => plantDuplicates(target, random, 'reseller') },
  onLines('null', 'internet', 'OrderDate', 'the date is missing, its key is there', (lines, row) => {
    lines.orderTime[row] = Number.NaN;
  }),
  onLines('null', 'reseller', 'TotalProductCost', 'the cost is missing', (lines, row) => {
    lines.totalCost[row] = Number.NaN;
  }),
  { check: 'null', plant: plantCustomersWithoutGeography },
  onLines('range', 'internet', 'OrderQuantity', 'a sale of no pieces', (lines, row) => {
    lines.quantity[row] = 0;
  }),
  onLines('range', 'reseller', 'UnitPriceDiscountPct', 'a discount of more than 100 %', (lines, row) => {
    lines.discountPct[row] = 1.5;
  }),
  onLines('negative_amount', 'internet', 'SalesAmount', 'price and amount are negative', negate),
  onLines('negative_amount', 'reseller', 'SalesAmount', 'price and amount are negative', negate),
  onLines('total_mismatch', 'internet', 'SalesAmount', 'not ExtendedAmount - DiscountAmount', overstate),
  onLines('total_mismatch', 'reseller', 'SalesAmount', 'not ExtendedAmount - DiscountAmount', overstate),
  { check: 'freshness', plant: plantStaleCurrency },
  { check: 'scd_overlap', plant: plantProductOverlap },
];

function negate(lines: SalesLines, row: number): void {
  lines.unitPrice[row] = -(lines.unitPrice[row] ?? 0);
  lines.extended[row] = -(lines.extended[row] ?? 0);
  lines.discount[row] = -(lines.discount[row] ?? 0);
  lines.amount[row] = -(lines.amount[row] ?? 0);
}

function overstate(lines: SalesLines, row: number): void {
  lines.extended[row] = (lines.extended[row] ?? 0) + 10_000 * (1 + (row % 20));
}

function onLines(
  check: ManifestDefect['check'],
  channel: ChannelName,
  column: string,
  note: string,
  change: (lines: SalesLines, row: number) => void,
): DefectVariant<Target> {
  return {
    check,
    plant(target, random) {
      const lines = target[channel];
      const rows = pickRows(random, lines.length, target.used[channel], handful(random), (row) =>
        isSmall(lines, row),
      );
      for (const row of rows) change(lines, row);
      const keys = rows.map((row) => lineKey(target, channel, row));
      target.collector.add({ check, table: tables[channel], column, keys, note });
    },
  };
}

function isSmall(lines: SalesLines, row: number): boolean {
  return (lines.amount[row] ?? 0) < SMALL_AMOUNT;
}

function lineKey(target: Target, channel: ChannelName, row: number): string {
  const lines = target[channel];
  return `SO${target.numbers[channel][lines.order[row] ?? 0] ?? 0}-${lines.line[row] ?? 0}`;
}

/** The same product of the same order again, under the next free line number. */
function plantDuplicates(target: Target, random: Random, channel: ChannelName): void {
  const lines = target[channel];
  const original = lines.length;
  // Only last lines of their order are repeated, so that the next line number is free.
  const isLast = (row: number): boolean => row === original - 1 || lines.order[row + 1] !== lines.order[row];
  const rows = pickRows(
    random,
    original,
    target.used[channel],
    handful(random),
    (row) => isLast(row) && isSmall(lines, row),
  );
  const keys = rows.map((row) => {
    const copy = appendCopy(lines, row);
    lines.line[copy] = (lines.line[row] ?? 0) + 1;
    target.used[channel].add(copy);
    return lineKey(target, channel, copy);
  });
  const note = 'the product is in the order a second time, all else equal';
  target.collector.add({ check: 'duplicate', table: tables[channel], column: 'ProductKey', keys, note });
}

/** One day of the internet channel is missing, away from every anomaly and from the truncated tail. */
function plantGap(target: Target, random: Random): void {
  const first = dayNumber('2011-04-01');
  const isNear = (day: number): boolean =>
    target.anomalies.some(({ from, to }) => day > from - 16 && day < to + 16);
  const candidates = Array.from({ length: LAST_COMPLETE_DAY - 20 - first }, (_, index) => first + index);
  const days = candidates.filter((day) => !isNear(day));
  const day = random.pick(days.length > 0 ? days : candidates);
  const { internet } = target;
  const dates = internet.day.subarray(0, internet.length);
  const from = dates.indexOf(day);
  if (from < 0) return;
  removeLines(internet, from, dates.lastIndexOf(day) + 1);
  target.collector.add({
    check: 'date_gap',
    table: tables.internet,
    column: 'OrderDateKey',
    keys: [fromDayNumber(day)],
    note: 'all internet sales of the day are missing',
  });
}

function plantCustomersWithoutGeography(target: Target, random: Random): void {
  const places = pickRows(random, target.customers, new Set(), handful(random), () => true);
  for (const place of places) target.customersWithoutGeography.add(FIRST_CUSTOMER_KEY + place);
  target.collector.add({
    check: 'null',
    table: 'dbo.DimCustomer',
    column: 'GeographyKey',
    keys: places.map((place) => String(FIRST_CUSTOMER_KEY + place)),
    note: 'the geography is missing',
  });
}

function plantStaleCurrency(target: Target, random: Random): void {
  const { key } = random.pick(ratedCurrencies.filter(({ code }) => code !== 'USD'));
  const last = dayNumber('2014-02-28') - random.between(45, 150);
  target.currencyEnds.set(key, last);
  target.collector.add({
    check: 'freshness',
    table: 'dbo.FactCurrencyRate',
    column: 'DateKey',
    keys: [String(key)],
    note: `the currency has no rates after ${fromDayNumber(last)}, the others go on`,
  });
}

function plantProductOverlap(target: Target, random: Random): void {
  const { catalog } = target;
  const hasNext = (row: number): boolean =>
    catalog[row]?.end !== null && catalog[row + 1]?.alternateKey === catalog[row]?.alternateKey;
  const rows = pickRows(random, catalog.length, new Set(), random.between(2, 3), hasNext);
  for (const row of rows)
    target.productEnds.set(row + 1, (catalog[row + 1]?.start ?? 0) + random.between(20, 90));
  target.collector.add({
    check: 'scd_overlap',
    table: 'dbo.DimProduct',
    column: 'EndDate',
    keys: rows.map((row) => String(row + 1)),
    note: 'the version ends after the next one of the product has begun',
  });
}
