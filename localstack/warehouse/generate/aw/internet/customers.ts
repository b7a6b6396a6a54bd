/** Who places each internet order. */
import { createRandom } from '../../random/prng.ts';
import { type WeightedDraw, weightedDraw } from '../../random/weighted.ts';
import { territories } from '../territories.ts';
import type { Basket } from './orders.ts';
import type { InternetTargets } from './targets.ts';

/** Customers of the real warehouse: each of them has bought. */
const CUSTOMERS = 18_484;
/** DimCustomer keys begin here; customers are numbered in the order of their first purchase. */
export const FIRST_CUSTOMER_KEY = 11_000;

export interface CustomerBook {
  /** SalesTerritoryKey by customer (place 0 is FIRST_CUSTOMER_KEY). */
  readonly territory: Uint8Array;
  /** Day index of the first purchase. */
  readonly firstDay: Int32Array;
  /** Customer place of each order, in the order of days and orders. */
  readonly ofOrder: Int32Array;
}

/**
 * Gives each order a customer: every customer buys at least once, the rest of the orders are repeats by
 * customers of the territory that the order falls to.
 */
export function assignCustomers(
  seed: number,
  scale: number,
  orders: readonly Basket[][],
  targets: InternetTargets,
): CustomerBook {
  const random = createRandom(seed, 'internet customers');
  const orderTotal = orders.reduce((all, day) => all + day.length, 0);
  const total = Math.min(orderTotal, Math.max(1, Math.round(CUSTOMERS * scale)));
  const territory = new Uint8Array(total);
  const firstDay = new Int32Array(total);
  const ofOrder = new Int32Array(orderTotal);
  const pools: number[][] = territories.map(() => []);
  const usual = weightedDraw(territories.map(({ internetShare }) => internetShare));
  let known = 0;
  let order = 0;

  const admit = (place: number, day: number): number => {
    territory[known] = place + 1;
    firstDay[known] = day;
    pools[place]?.push(known);
    known += 1;
    return known - 1;
  };
  orders.forEach((baskets, day) => {
    const draw = drawOf(targets, day, usual);
    for (const basket of baskets) {
      const isBikeAlone = basket.length === 1 && pools.length > 0 && day < EARLY_DAYS;
      const place = draw(random);
      const pool = pools[place] ?? [];
      const mustAdmit = total - known >= orderTotal - order || pool.length === 0 || isBikeAlone;
      const wantsNew = mustAdmit || random.next() * (orderTotal - order) < total - known;
      ofOrder[order] = known < total && wantsNew ? admit(place, day) : repeat(random.next(), pool, known);
      order += 1;
    }
  });
  return { territory, firstDay, ofOrder };
}

/** In the first two years nearly every order comes from a new customer. */
const EARLY_DAYS = 720;

/** A known customer of the territory, or of any when nobody there has bought yet. */
function repeat(roll: number, pool: readonly number[], known: number): number {
  return pool[Math.floor(roll * pool.length)] ?? Math.floor(roll * known);
}

function drawOf(targets: InternetTargets, day: number, usual: WeightedDraw): WeightedDraw {
  const shifted = targets.territoryWeights.get(day);
  return shifted === undefined ? usual : weightedDraw(shifted);
}
