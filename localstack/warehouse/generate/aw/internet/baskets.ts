/** Which products are sold on each day: bikes up to the day's revenue, small goods by number of lines. */
import { apportion } from '../../random/apportion.ts';
import { createRandom, type Random } from '../../random/prng.ts';
import { type Assortment, assortment, nearestPrice } from '../catalog/assortment.ts';
import { epochOf, type Product } from '../catalog/products.ts';
import { DAY_COUNT, FIRST_DAY, MIX_CHANGE, TAIL_REVENUE, TAIL_START } from '../timeline.ts';
import type { InternetTargets } from './targets.ts';

/** Lines of the whole internet channel at scale 1. */
const INTERNET_LINES = 60_398;

/** Products of each day, one entry a line. */
export interface DailyBaskets {
  /** DimProduct keys of the bikes sold, by day index; each begins an order. */
  readonly bikes: readonly number[][];
  /** Keys of the accessories and clothing sold, by day index. */
  readonly small: readonly number[][];
}

const MONEY = 10_000;
/** Small-goods lines expected at scale 1 before the tail; the exact number is what is left by the bikes. */
const NOMINAL_SMALL_LINES = 42_700;
/** Part of the small-goods lines that are clothing. */
const CLOTHING_SHARE = 0.2;
/** Days over which small goods come to their part of sales. */
const RAMP_DAYS = 40;

/** Fills every day's basket so that the lines of the channel add up to the real number times the scale. */
export function fillBaskets(
  seed: number,
  scale: number,
  catalog: readonly Product[],
  targets: InternetTargets,
): DailyBaskets {
  const random = createRandom(seed, 'internet baskets');
  const goods = smallGoods(catalog);
  const weights = smallWeights(targets);
  const bikes = sellBikes(random, catalog, targets, smallRevenue(weights, goods, scale));
  const bikeLines = bikes.reduce((all, day) => all + day.length, 0);
  const total = Math.max(1, Math.round(INTERNET_LINES * scale));
  const tailLines = Math.max(1, Math.round((TAIL_REVENUE * MONEY * scale) / goods.accessories.meanPrice));
  const parts = apportion(Math.max(0, total - bikeLines - tailLines), weights);
  const small = Array.from(parts, (lines) => sellSmall(random, goods, lines, CLOTHING_SHARE));
  const tail = sellTail(random, goods.accessories, total, bikeLines, small, tailLines, scale);
  return { bikes: [...bikes, ...tail.map(() => [])], small: [...small, ...tail] };
}

interface SmallGoods {
  readonly accessories: Assortment;
  readonly clothing: Assortment;
  readonly meanPrice: number;
}

function smallGoods(catalog: readonly Product[]): SmallGoods {
  const accessories = assortment(catalog, 'internet', 2, 4);
  const clothing = assortment(catalog, 'internet', 2, 3);
  if (accessories === null || clothing === null) throw new Error('the catalogue has no small goods on sale');
  const meanPrice = accessories.meanPrice * (1 - CLOTHING_SHARE) + clothing.meanPrice * CLOTHING_SHARE;
  return { accessories, clothing, meanPrice };
}

/** Small goods follow the channel's revenue once they are on sale; a shift confined to bikes is not theirs. */
function smallWeights({ target, extraBikes }: InternetTargets): Float64Array {
  return target.map((value, index) => {
    const age = FIRST_DAY + index - MIX_CHANGE;
    if (age < 0) return 0;
    // Less than in proportion: bikes grew faster than small goods in 2013.
    return (value - (extraBikes[index] ?? 0)) ** 0.6 * Math.min(1, (age + 1) / RAMP_DAYS);
  });
}

/** Expected revenue of small goods by day, in ten-thousandths. */
function smallRevenue(weights: Float64Array, goods: SmallGoods, scale: number): Float64Array {
  const total = weights.reduce((left, right) => left + right, 0);
  const revenue = NOMINAL_SMALL_LINES * scale * goods.meanPrice;
  return weights.map((weight) => (weight / total) * revenue);
}

function sellBikes(
  random: Random,
  catalog: readonly Product[],
  { target }: InternetTargets,
  small: Float64Array,
): number[][] {
  const byEpoch = ([0, 1, 2] as const).map((epoch) => assortment(catalog, 'internet', epoch, 1));
  // What a day misses or exceeds its target by goes to the next day.
  let carry = 0;
  return Array.from(target, (value, index) => {
    const goods = byEpoch[epochOf(FIRST_DAY + index)];
    if (goods === null || goods === undefined) return [];
    const sold: number[] = [];
    let open = value * MONEY - (small[index] ?? 0) + carry;
    while (open > goods.minPrice / 2) {
      const place =
        open > goods.meanPrice * 2 ? goods.draw(random) : nearestPrice(goods, open, random.next());
      open -= goods.prices[place] ?? 0;
      sold.push(goods.keys[place] ?? 0);
    }
    carry = open;
    return sold;
  });
}

function sellSmall(random: Random, goods: SmallGoods, lines: number, clothingShare: number): number[] {
  return Array.from({ length: lines }, () => {
    const kind = random.chance(clothingShare) ? goods.clothing : goods.accessories;
    return kind.keys[kind.draw(random)] ?? 0;
  });
}

/** The truncated tail: accessories alone, exchanged one by one until they add up to the known sum. */
function sellTail(
  random: Random,
  goods: Assortment,
  total: number,
  bikeLines: number,
  small: readonly number[][],
  tailLines: number,
  scale: number,
): number[][] {
  const soldBefore = bikeLines + small.reduce((all, day) => all + day.length, 0);
  const lines = Math.max(tailLines, total - soldBefore);
  const places = Array.from({ length: lines }, () => goods.draw(random));
  const priceOf = (place: number | undefined): number => goods.prices[place ?? 0] ?? 0;
  let gap = TAIL_REVENUE * MONEY * scale - places.reduce((all, place) => all + priceOf(place), 0);
  for (let tries = 0; tries < 20_000 && Math.abs(gap) > 2 * MONEY; tries += 1) {
    const line = random.int(lines);
    const other = goods.draw(random);
    const change = priceOf(other) - priceOf(places[line]);
    if (Math.abs(gap - change) >= Math.abs(gap)) continue;
    places[line] = other;
    gap -= change;
  }
  const days = DAY_COUNT - (TAIL_START - FIRST_DAY);
  const weights = Array.from({ length: days }, () => Math.exp(0.1 * random.boundedNormal(2)));
  let next = 0;
  return Array.from(apportion(lines, weights), (count) => {
    next += count;
    return places.slice(next - count, next).map((place) => goods.keys[place] ?? 0);
  });
}
