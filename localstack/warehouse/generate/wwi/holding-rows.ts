/** Fact.Stock Holding: the stock after the last day. */
import { createRandom } from '../random/prng.ts';
import type { WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows } from './fact-rows.ts';
import { demandBetween } from './purchasing.ts';
import type { Stock } from './stock.ts';

const ints = [
  'Stock Item Key',
  'Quantity On Hand',
  'Last Stocktake Quantity',
  'Reorder Level',
  'Target Stock Level',
] as const;
const floats = ['Last Cost Price'] as const;

export type HoldingRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

/** Days of the demand that levels are set by. */
const WINDOW = 90;

/** One row an item; levels are set by the demand of the last 90 days. */
export function createHoldings(
  seed: number,
  dimensions: WwiDimensions,
  { onHand, lastStocktake }: Stock,
  demand: Int32Array,
  day: number,
): HoldingRows {
  const random = createRandom(seed, 'wwi holdings');
  const { items } = dimensions;
  const bins = items.map(() => `${random.pick('ABCDEFGHJKLMNP'.split(''))}-${random.between(1, 12)}`);
  const rows = createFact('Fact.Stock Holding', 'Stock Holding Key', items.length, ints, floats, {
    'Bin Location': bins,
  });
  rows.length = items.length;
  items.forEach((item, place) => {
    const key = dimensions.item.keyOn(place + 1, day);
    const perDay = demandBetween(demand, place + 1, day - WINDOW + 1, day) / WINDOW;
    const inOuters = (units: number): number =>
      Math.ceil(units / item.quantityPerOuter) * item.quantityPerOuter;
    const reorder = inOuters(perDay * item.leadTimeDays * 1.2);
    rows.ints['Stock Item Key'][place] = key;
    rows.ints['Quantity On Hand'][place] = onHand[place] ?? 0;
    rows.ints['Last Stocktake Quantity'][place] = lastStocktake[place] ?? 0;
    rows.ints['Reorder Level'][place] = reorder;
    rows.ints['Target Stock Level'][place] = reorder + inOuters(perDay * 40);
    rows.floats['Last Cost Price'][place] = dimensions.costOfKey[key] ?? 0;
    const bin = rows.texts['Bin Location'];
    if (bin !== undefined) bin.codes[place] = place;
  });
  return rows;
}
