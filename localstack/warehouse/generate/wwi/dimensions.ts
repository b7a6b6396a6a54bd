/** The business items and versions that facts refer to. */
import { createRandom } from '../random/prng.ts';
import { weightedDraw } from '../random/weighted.ts';
import { EMPLOYEE_VERSIONS, EMPLOYEES, ITEM_VERSIONS, type Sizes, SUPPLIER_VERSIONS } from './sizes.ts';
import { createStockItems, type StockItem, versionCost, versionPrice } from './stock-items.ts';
import { suppliers } from './suppliers.ts';
import { createVersions, type Versions } from './versions.ts';

/** Employees with these WWI Employee IDs (1 to this) are salespeople. */
export const SALESPEOPLE = 10;

export interface WwiDimensions {
  readonly items: readonly StockItem[];
  readonly item: Versions;
  readonly customer: Versions;
  readonly city: Versions;
  readonly supplier: Versions;
  readonly employee: Versions;
  /** WWI City ID, weight of orders and WWI Customer ID of the payer, by customer place. */
  readonly customerCity: Int32Array;
  readonly customerWeight: Float64Array;
  readonly billTo: Int32Array;
  /** Price and unit cost in cents, by stock item key (key 0 is 'Unknown'). */
  readonly priceOfKey: Int32Array;
  readonly costOfKey: Int32Array;
}

/** Branches of the two buying groups come first; the head offices are customers 1 and 2. */
export const GROUPS = ['Larkspur Toys', 'Harbourlight Gifts'] as const;
/** Part of all customers that belongs to each group. */
const GROUP_SHARE = 0.36;

/** The buying group of a customer (0 or 1), or -1 for an independent one. */
export function groupOf(place: number, customers: number): number {
  if (place >= Math.floor(customers * GROUP_SHARE) * GROUPS.length) return -1;
  return place % GROUPS.length;
}

export function createDimensions(seed: number, sizes: Sizes): WwiDimensions {
  const random = createRandom(seed, 'wwi dimensions');
  const items = createStockItems(seed);
  const item = createVersions(seed, 'item', items.length, ITEM_VERSIONS);
  const city = createVersions(seed, 'city', sizes.cities, sizes.cityVersions);
  const places = Array.from({ length: sizes.customers }, (_, place) => place);
  return {
    items,
    item,
    city,
    customer: createVersions(seed, 'customer', sizes.customers, sizes.customerVersions),
    supplier: createVersions(seed, 'supplier', suppliers.length, SUPPLIER_VERSIONS),
    employee: createVersions(seed, 'employee', EMPLOYEES, EMPLOYEE_VERSIONS),
    customerCity: Int32Array.from(places, () => random.between(1, sizes.cities)),
    customerWeight: Float64Array.from(places, () => Math.exp(0.3 * random.boundedNormal(2))),
    billTo: Int32Array.from(places, (place) => {
      const group = groupOf(place, sizes.customers);
      return group < 0 ? place + 1 : group + 1;
    }),
    priceOfKey: byKey(item, (id, version) => itemValue(items, id, version, versionPrice)),
    costOfKey: byKey(item, (id, version) => itemValue(items, id, version, versionCost)),
  };
}

function itemValue(
  items: readonly StockItem[],
  id: number,
  version: number,
  value: (item: StockItem, version: number) => number,
): number {
  const item = items[id - 1];
  return item === undefined ? 0 : value(item, version);
}

function byKey(versions: Versions, value: (id: number, version: number) => number): Int32Array {
  const result = new Int32Array(versions.rows + 1);
  for (let row = 0; row < versions.rows; row += 1) {
    result[row + 1] = value(versions.id[row] ?? 0, versions.version[row] ?? 0);
  }
  return result;
}

/** A draw of customer places by their weights. */
export function customerDraw(dimensions: WwiDimensions): ReturnType<typeof weightedDraw> {
  return weightedDraw(dimensions.customerWeight);
}
