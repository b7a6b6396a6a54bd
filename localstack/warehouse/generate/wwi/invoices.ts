/** Invoices and what is on them, before any table is made of it. */
import { monthIndex } from '../calendar.ts';
import { apportion, apportionWithin } from '../random/apportion.ts';
import { createRandom, type Random } from '../random/prng.ts';
import { type WeightedDraw, weightedDraw } from '../random/weighted.ts';
import { customerDraw, SALESPEOPLE, type WwiDimensions } from './dimensions.ts';
import { EMPLOYEES, type Sizes } from './sizes.ts';
import { seasonFactor } from './stock-items.ts';
import { DAY_COUNT, dayWeights, FIRST_DAY } from './timeline.ts';

/** Columns by invoice (in order of date) and by line (in order of invoice). */
export interface Invoices {
  readonly count: number;
  readonly day: Int32Array;
  /** Customer place; WWI Customer ID is the place plus one. */
  readonly customer: Int32Array;
  /** WWI Employee IDs. */
  readonly salesperson: Int32Array;
  readonly picker: Int32Array;
  /** First line of each invoice, and one entry more for the end. */
  readonly firstLine: Int32Array;
  /** WWI Stock Item ID and pieces by line. */
  readonly item: Int32Array;
  readonly quantity: Int32Array;
}

const MAX_LINES = 9;

/** Days, then invoices, then lines; the numbers of invoices and lines are exact. */
export function createInvoices(seed: number, sizes: Sizes, dimensions: WwiDimensions): Invoices {
  const random = createRandom(seed, 'wwi invoices');
  const perDay = apportion(sizes.invoices, dayWeights(seed));
  const count = sizes.invoices;
  const draw = customerDraw(dimensions);
  const day = new Int32Array(count);
  let next = 0;
  perDay.forEach((invoices, index) => {
    day.fill(FIRST_DAY + index, next, next + invoices);
    next += invoices;
  });
  const column = (value: () => number): Int32Array => Int32Array.from({ length: count }, value);
  const firstLine = lineStarts(random, count, sizes.saleLines);
  const lines = fillLines(seed, dimensions, day, firstLine);
  return {
    count,
    day,
    customer: column(() => draw(random)),
    salesperson: column(() => random.between(1, SALESPEOPLE)),
    picker: column(() => random.between(1, EMPLOYEES)),
    firstLine,
    ...lines,
  };
}

function lineStarts(random: Random, invoices: number, lines: number): Int32Array {
  const weights = Float64Array.from({ length: invoices }, () => 0.5 + random.next() + random.next());
  const low = new Int32Array(invoices).fill(1);
  const high = new Int32Array(invoices).fill(MAX_LINES);
  const counts = apportionWithin(Math.max(lines, invoices), weights, low, high);
  const starts = new Int32Array(invoices + 1);
  counts.forEach((count, index) => {
    starts[index + 1] = (starts[index] ?? 0) + count;
  });
  return starts;
}

function fillLines(
  seed: number,
  dimensions: WwiDimensions,
  days: Int32Array,
  firstLine: Int32Array,
): Pick<Invoices, 'item' | 'quantity'> {
  const random = createRandom(seed, 'wwi lines');
  const total = firstLine[days.length] ?? 0;
  const item = new Int32Array(total);
  const quantity = new Int32Array(total);
  const draws = itemDraws(dimensions);
  days.forEach((day, invoice) => {
    const from = firstLine[invoice] ?? 0;
    const to = firstLine[invoice + 1] ?? 0;
    const draw = draws[day - FIRST_DAY];
    for (let line = from; line < to && draw !== undefined; line += 1) {
      let id = draw(random) + 1;
      while (item.subarray(from, line).includes(id)) id = draw(random) + 1;
      const goods = dimensions.items[id - 1];
      item[line] = id;
      quantity[line] = (goods?.step ?? 1) * random.between(1, goods?.most ?? 1);
    }
  });
  return { item, quantity };
}

/** The draw of each day; it changes with the month and as items come and go. */
function itemDraws({ items }: WwiDimensions): WeightedDraw[] {
  const made = new Map<string, WeightedDraw>();
  return Array.from({ length: DAY_COUNT }, (_, index) => {
    const day = FIRST_DAY + index;
    const month = monthIndex(day) % 12;
    const weights = items.map((item) =>
      item.soldFrom <= day && day <= item.soldTo ? item.popularity * seasonFactor(item.season, month + 1) : 0,
    );
    const name = weights.join();
    const draw = made.get(name) ?? weightedDraw(weights);
    made.set(name, draw);
    return draw;
  });
}
