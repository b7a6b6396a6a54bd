/** The orders of each month-end batch: who buys from whom. */

import { yearOf } from '../../calendar.ts';
import { apportion } from '../../random/apportion.ts';
import { createRandom, type Random } from '../../random/prng.ts';
import { sellersOf } from '../sales-force.ts';
import { territories } from '../territories.ts';
import type { ResellerBook } from './resellers.ts';

/** Orders of the whole reseller channel at scale 1. */
const RESELLER_ORDERS = 3_796;

export interface ResellerOrder {
  /** Place of the reseller. */
  readonly reseller: number;
  readonly employee: number;
  readonly territory: number;
}

/** A cohort of newcomers is let in over this many batches from its territory's first year on. */
const COHORT_BATCHES: Readonly<Record<number, number>> = { 2010: 22, 2012: 11, 2013: 9 };

/** The orders of each batch, sized by the batches' targets. */
export function placeOrders(
  seed: number,
  scale: number,
  days: readonly number[],
  targets: Float64Array,
  book: ResellerBook,
): ResellerOrder[][] {
  const random = createRandom(seed, 'reseller orders');
  const total = Math.max(days.length, Math.round(RESELLER_ORDERS * scale));
  const counts = apportion(
    total,
    targets.map((target) => target ** 0.7),
  );
  const admissions = planAdmissions(days, book);
  const known: number[] = [];
  const waiting: number[] = [];
  return days.map((day, batch) => {
    const count = counts[batch] ?? 0;
    waiting.push(...(admissions[batch] ?? []));
    // The first batches are larger than their share of newcomers: the next newcomers come early.
    for (let next = batch + 1; waiting.length + known.length < count && next < days.length; next += 1) {
      waiting.push(...(admissions[next]?.splice(0) ?? []));
    }
    const fresh = waiting.splice(0, count);
    const repeats = drawDistinct(random, known, count - fresh.length);
    known.push(...fresh);
    return [...fresh, ...repeats].map((reseller) => {
      const territory = book.territory[reseller] ?? 0;
      return { reseller, territory, employee: pickSeller(random, reseller, territory, day) };
    });
  });
}

/** Which newcomers may first order in which batch. */
function planAdmissions(days: readonly number[], book: ResellerBook): number[][] {
  const plan: number[][] = days.map(() => []);
  for (const [year, batches] of Object.entries(COHORT_BATCHES)) {
    const cohort = book.newcomers.filter(
      (place) => territories[(book.territory[place] ?? 1) - 1]?.resellersSince === Number(year),
    );
    const first = days.findIndex((day) => yearOf(day) >= Number(year));
    const parts = apportion(cohort.length, new Float64Array(batches).fill(1));
    let next = 0;
    parts.forEach((part, step) => {
      plan[first + step]?.push(...cohort.slice(next, next + part));
      next += part;
    });
  }
  return plan;
}

/** Different members of a list in random order; members come twice only when there are too few. */
function drawDistinct(random: Random, items: number[], count: number): number[] {
  for (let place = 0; place < Math.min(count, items.length); place += 1) {
    const other = random.between(place, items.length - 1);
    const kept = items[place] ?? 0;
    items[place] = items[other] ?? 0;
    items[other] = kept;
  }
  return Array.from(
    { length: items.length === 0 ? 0 : count },
    (_, index) => items[index % items.length] ?? 0,
  );
}

/** A reseller keeps to one representative, but for the few orders that others take. */
function pickSeller(random: Random, reseller: number, territory: number, day: number): number {
  const sellers = sellersOf(territory, day);
  const roll = random.next();
  let below = 0;
  for (const seller of sellers) {
    if (seller.weight >= 0.1) continue;
    below += seller.weight;
    if (roll < below) return seller.key;
  }
  const regulars = sellers.filter((seller) => seller.weight >= 0.1);
  const regular = regulars[reseller % regulars.length];
  if (regular === undefined) throw new Error(`nobody sells in territory ${territory} on day ${day}`);
  return regular.key;
}
