/** The lines of one reseller batch, steered to what the batch shall take. */
import { apportionWithin } from '../../random/apportion.ts';
import type { Random } from '../../random/prng.ts';
import type { Assortment } from '../catalog/assortment.ts';
import type { Product } from '../catalog/products.ts';
import { discountOf, volumePromotion } from '../promotions.ts';
import type { SalesLines } from '../sales-lines.ts';

const MAX_LINES = 70;
/** No order has more than this part of all products on sale, since none comes twice in an order. */
const MOST_OF_ASSORTMENT = 0.75;
/** A batch may miss its target by this part. */
const TOLERANCE = 0.001;

/** What the lines of one batch have in common. */
export interface BatchGoods {
  readonly catalog: readonly Product[];
  readonly goods: Assortment;
  /** PromotionKey by model for the offers that run on the day. */
  readonly offers: ReadonlyMap<string, number>;
}

/** How many lines each of a batch's orders gets: many small ones, a few large ones. */
export function splitLines(random: Random, orders: number, lines: number, goods: Assortment): Int32Array {
  const most = Math.min(MAX_LINES, Math.floor(goods.keys.length * MOST_OF_ASSORTMENT));
  const weights = Float64Array.from({ length: orders }, () => Math.exp(0.8 * random.boundedNormal(2)));
  const low = new Int32Array(orders).fill(1);
  const high = new Int32Array(orders).fill(most);
  const total = Math.max(orders, Math.min(lines, orders * most));
  return apportionWithin(total, weights, low, high);
}

/** A product that the order does not have yet; `lastOrder` remembers the last order of each product. */
export function drawProduct(random: Random, goods: Assortment, lastOrder: Int32Array, order: number): number {
  let place = goods.draw(random);
  for (let tries = 0; tries < 10 && lastOrder[goods.keys[place] ?? 0] === order + 1; tries += 1) {
    place = goods.draw(random);
  }
  // Ends: `splitLines` keeps every order smaller than the assortment.
  while (lastOrder[goods.keys[place] ?? 0] === order + 1) place = (place + 1) % goods.keys.length;
  const key = goods.keys[place] ?? 0;
  lastOrder[key] = order + 1;
  return key;
}

/** One or more pieces, three and a bit on average, with a thin tail beyond ten. */
export function drawQuantity(random: Random): number {
  return 1 + Math.floor(Math.log(1 - random.next()) / Math.log(0.7));
}

/** Sets a line's quantity and all the money that follows from it. */
export function setQuantity(lines: SalesLines, row: number, quantity: number, batch: BatchGoods): void {
  const product = batch.catalog[(lines.product[row] ?? 1) - 1];
  const unitPrice = product?.dealerPrice ?? 0;
  const promotion = batch.offers.get(product?.family?.model ?? '') ?? volumePromotion(quantity);
  const pct = discountOf(promotion);
  const extended = unitPrice * quantity;
  const discount = Math.round(extended * pct);
  lines.quantity[row] = quantity;
  lines.promotion[row] = promotion;
  lines.unitPrice[row] = unitPrice;
  lines.extended[row] = extended;
  lines.discountPct[row] = pct;
  lines.discount[row] = discount;
  lines.unitCost[row] = product?.standardCost ?? 0;
  lines.totalCost[row] = (product?.standardCost ?? 0) * quantity;
  lines.amount[row] = extended - discount;
}

/**
 * Changes quantities of the lines from `from` on until they add up to `target` (ten-thousandths), first all
 * by the same factor, then one piece here and there.
 */
export function steer(
  random: Random,
  lines: SalesLines,
  from: number,
  target: number,
  batch: BatchGoods,
): void {
  const before = sumFrom(lines, from);
  const factor = target / before;
  for (let row = from; row < lines.length; row += 1) {
    const wanted = Math.floor((lines.quantity[row] ?? 0) * factor + random.next());
    setQuantity(lines, row, Math.max(1, wanted), batch);
  }
  let gap = target - sumFrom(lines, from);
  const count = lines.length - from;
  for (let tries = 0; tries < count * 8 && Math.abs(gap) > target * TOLERANCE; tries += 1) {
    const row = from + random.int(count);
    const quantity = (lines.quantity[row] ?? 0) + (gap > 0 ? 1 : -1);
    if (quantity < 1 || (lines.unitPrice[row] ?? 0) > 2 * Math.abs(gap)) continue;
    const was = lines.amount[row] ?? 0;
    setQuantity(lines, row, quantity, batch);
    gap -= (lines.amount[row] ?? 0) - was;
  }
}

function sumFrom(lines: SalesLines, from: number): number {
  let total = 0;
  for (let row = from; row < lines.length; row += 1) total += lines.amount[row] ?? 0;
  return total;
}
