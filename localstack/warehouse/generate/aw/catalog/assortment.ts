/** What a channel can sell in a model year, and how likely each product is. */
import { type WeightedDraw, weightedDraw } from '../../random/weighted.ts';
import { EPOCH_STARTS } from '../timeline.ts';
import type { Product } from './products.ts';

/** Product keys on sale with their weights and prices, made once for each model year and category. */
export interface Assortment {
  /** DimProduct keys. */
  readonly keys: Int32Array;
  readonly draw: WeightedDraw;
  /** In ten-thousandths of a dollar, by place in `keys`. */
  readonly prices: Float64Array;
  /** Mean price under the weights, in ten-thousandths. */
  readonly meanPrice: number;
  readonly minPrice: number;
  /** Places in `keys` in order of price, for finding the price nearest to a sum. */
  readonly byPrice: Int32Array;
}

export type Channel = 'internet' | 'reseller';

/**
 * The assortment of a channel in a model year, of one category (1 to 4) or of all (0); null when the channel
 * has nothing of it on sale.
 */
export function assortment(
  catalog: readonly Product[],
  channel: Channel,
  epoch: 0 | 1 | 2,
  category: number,
): Assortment | null {
  const day = EPOCH_STARTS[epoch] + 30;
  const keys: number[] = [];
  const weights: number[] = [];
  catalog.forEach((product, index) => {
    const family = product.family;
    if (family === null || (category > 0 && product.category !== category)) return;
    if (product.start > day || (product.end !== null && product.end < day)) return;
    const weight = family[channel] / (family.colors.length * family.sizes.length);
    if (weight === 0) return;
    keys.push(index + 1);
    weights.push(weight);
  });
  return keys.length === 0 ? null : build(catalog, channel, keys, weights);
}

function build(
  catalog: readonly Product[],
  channel: Channel,
  keys: readonly number[],
  weights: readonly number[],
): Assortment {
  const prices = Float64Array.from(keys, (key) => {
    const product = catalog[key - 1];
    return (channel === 'internet' ? product?.listPrice : product?.dealerPrice) ?? 0;
  });
  const total = weights.reduce((left, right) => left + right, 0);
  const weighted = weights.reduce((all, weight, index) => all + weight * (prices[index] ?? 0), 0);
  const byPrice = Int32Array.from(keys.keys()).sort(
    (left, right) => (prices[left] ?? 0) - (prices[right] ?? 0) || left - right,
  );
  return {
    keys: Int32Array.from(keys),
    draw: weightedDraw(weights),
    prices,
    meanPrice: weighted / total,
    minPrice: prices[byPrice[0] ?? 0] ?? 0,
    byPrice,
  };
}

/** The place whose price is nearest to `sum`; among equal prices `roll` (0 to 1) chooses. */
export function nearestPrice(goods: Assortment, sum: number, roll: number): number {
  let low = 0;
  let high = goods.byPrice.length - 1;
  const priceAt = (rank: number): number => goods.prices[goods.byPrice[rank] ?? 0] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (priceAt(middle) < sum) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && sum - priceAt(low - 1) < priceAt(low) - sum) low -= 1;
  const price = priceAt(low);
  let from = low;
  let to = low;
  while (from > 0 && priceAt(from - 1) === price) from -= 1;
  while (to < goods.byPrice.length - 1 && priceAt(to + 1) === price) to += 1;
  return goods.byPrice[from + Math.floor(roll * (to - from + 1))] ?? 0;
}
