/** Groups the lines of a day into orders. */
import { apportionWithin } from '../../random/apportion.ts';
import { createRandom, type Random } from '../../random/prng.ts';
import type { DailyBaskets } from './baskets.ts';

/** Orders of the whole internet channel at scale 1. */
const INTERNET_ORDERS = 27_659;
const MAX_LINES = 8;

/** Products of one order; no product comes twice. */
export type Basket = number[];

/** The orders of each day, by day index. Their number is the real one times the scale. */
export function groupOrders(seed: number, scale: number, baskets: DailyBaskets): Basket[][] {
  const random = createRandom(seed, 'internet orders');
  const counts = orderCounts(Math.max(1, Math.round(INTERNET_ORDERS * scale)), baskets);
  return baskets.bikes.map((bikes, index) =>
    groupDay(random, bikes, baskets.small[index] ?? [], counts[index] ?? 0),
  );
}

/** Every bike begins an order; the other orders are split among the days that have small goods. */
function orderCounts(total: number, { bikes, small }: DailyBaskets): Int32Array {
  const low = bikes.map((day, index) => {
    const lines = day.length + (small[index]?.length ?? 0);
    return Math.max(day.length, Math.ceil(lines / MAX_LINES));
  });
  const high = bikes.map((day, index) => day.length + (small[index]?.length ?? 0));
  const alone = bikes.map((day, index) => (small[index]?.length === 0 ? day.length : 0));
  const weights = high.map((lines, index) => (alone[index] === 0 ? lines : 0));
  const fixed = alone.reduce((left, right) => left + right, 0);
  const open = (bounds: readonly number[]): number[] => bounds.map((n, index) => n - (alone[index] ?? 0));
  const lows = open(low);
  const highs = open(high);
  const sum = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);
  // Very small scales may not leave room for the wanted number of orders.
  const wanted = Math.max(sum(lows), Math.min(sum(highs), total - fixed));
  const parts = apportionWithin(wanted, weights, lows, highs);
  return parts.map((count, index) => count + (alone[index] ?? 0));
}

function groupDay(
  random: Random,
  bikes: readonly number[],
  small: readonly number[],
  count: number,
): Basket[] {
  const orders: Basket[] = bikes.map((bike) => [bike]);
  for (const product of small) {
    if (orders.length < count) orders.push([product]);
    else join(random, orders, product);
  }
  return orders;
}

/** Puts a product into a random order that does not have it yet, or as a last resort into one of its own. */
function join(random: Random, orders: Basket[], product: number): void {
  const start = random.int(orders.length);
  for (let step = 0; step < orders.length; step += 1) {
    const order = orders[(start + step) % orders.length];
    if (order === undefined || order.length >= MAX_LINES || order.includes(product)) continue;
    order.push(product);
    return;
  }
  orders.push([product]);
}
