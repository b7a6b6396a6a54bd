/** The 227 stock items: invented goods in the groups of the real warehouse. */

import { dayNumber } from '../calendar.ts';
import { createRandom } from '../random/prng.ts';
import { type ItemFamily, itemFamilies } from './item-families.ts';
import { FIRST_DAY, LAST_DAY } from './timeline.ts';

/** How demand for an item runs over the year. */
export type Season = 'none' | 'autumn' | 'winter';

export interface StockItem {
  readonly name: string;
  readonly color: string;
  readonly brand: string;
  readonly size: string;
  /** WWI Supplier ID. */
  readonly supplier: number;
  readonly sellingPackage: string;
  readonly buyingPackage: string;
  readonly leadTimeDays: number;
  readonly quantityPerOuter: number;
  readonly isChiller: boolean;
  /** In thousandths of a percent: 15 % is 15000. */
  readonly taxRate: number;
  /** Price of the first version, in cents, and unit cost as a part of the price. */
  readonly price: number;
  readonly costShare: number;
  readonly weightGrams: number;
  /** A line sells `step` times a small number of pieces, at most `step * most`. */
  readonly step: number;
  readonly most: number;
  /** Relative number of lines; 0 for an item that never sold. */
  readonly popularity: number;
  readonly season: Season;
  /** First and last day on which it is sold. */
  readonly soldFrom: number;
  readonly soldTo: number;
}

/** Groups of the rows above that need more than the row says. */
const seasons: Readonly<Record<string, Season>> = {
  'Party mask, #': 'autumn',
  'Furry slippers, #': 'winter',
};
const CHILLED = 'Chocolate # 250 g';
const LAUNCH_OF_CHOCOLATE = dayNumber('2016-01-04');

/** All items by WWI Stock Item ID (place plus one). */
export function createStockItems(seed: number): readonly StockItem[] {
  const random = createRandom(seed, 'stock items');
  const items = itemFamilies.flatMap((row) =>
    row[1].split('|').map((variant) => makeItem(row, variant, random.next)),
  );
  return items.map((item, place) => withFate(item, place));
}

function makeItem(row: ItemFamily, variant: string, next: () => number): StockItem {
  const [name, , supplier, price, packages, lead, outer, step, most, popularity] = row;
  const [sellingPackage = 'Each', buyingPackage = 'Each'] = packages.split(' ');
  const isChiller = name === CHILLED;
  const spread = variant === 'machine (Blue)' ? 20 : 0.86 + 0.6 * next();
  return {
    name: name.replace('#', variant),
    color: /\((?:\w+ )?(\w+)/.exec(variant)?.[1] ?? 'N/A',
    brand: supplier === 10 ? 'Northwind' : 'N/A',
    size: /(?: |^)(XS|S|M|L|XL|XXL|3XL|\d.*)$/.exec(variant)?.[1]?.slice(0, 20) ?? 'N/A',
    supplier,
    sellingPackage,
    buyingPackage,
    leadTimeDays: lead,
    quantityPerOuter: variant === 'machine (Blue)' ? 1 : outer,
    isChiller,
    taxRate: isChiller ? 10_000 : 15_000,
    price: Math.max(5, Math.round(price * 100 * spread)),
    costShare: 0.38 + 0.24 * next(),
    weightGrams: 50 + Math.floor(next() * 900),
    step: variant === 'machine (Blue)' ? 1 : step,
    most: variant === 'machine (Blue)' ? 3 : most,
    popularity: popularity * Math.exp(0.9 * (next() + next() - 1)),
    season: seasons[name] ?? 'none',
    soldFrom: isChiller ? LAUNCH_OF_CHOCOLATE : FIRST_DAY,
    soldTo: LAST_DAY,
  };
}

/** Some items are no longer sold, two never were, one of these from a supplier with a single order. */
function withFate(item: StockItem, place: number): StockItem {
  if (place === 20 || place === 61 || place === 106 || place === 133) {
    return { ...item, soldTo: dayNumber('2015-02-28') };
  }
  if (place === 64) return { ...item, popularity: 0 };
  if (place === 68) return { ...item, popularity: 0, supplier: 8 };
  return item;
}

/** Demand of a month (1 to 12) relative to the item's mean. */
export function seasonFactor(season: Season, month: number): number {
  if (season === 'autumn') return month === 9 || month === 10 ? 3 : 0.6;
  if (season === 'winter') return month <= 2 || month >= 11 ? 1.6 : 0.75;
  return 1;
}

/** Price of a version in cents: about 3 % more each time. */
export function versionPrice(item: StockItem, version: number): number {
  return Math.round(item.price * 1.03 ** version);
}

/** Unit cost of a version in cents. */
export function versionCost(item: StockItem, version: number): number {
  return Math.max(1, Math.round(versionPrice(item, version) * item.costShare));
}
