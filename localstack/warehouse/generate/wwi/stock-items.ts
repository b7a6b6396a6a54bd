/** The 227 stock items: invented goods in the groups of the real warehouse. */

import { dayNumber } from '../calendar.ts';
import { createRandom } from '../random/prng.ts';
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

type Row = readonly [
  name: string,
  variants: string,
  supplier: number,
  price: number,
  packages: string,
  lead: number,
  outer: number,
  step: number,
  most: number,
  popularity: number,
];

/**
 * One row a family: `#` in the name stands for a variant, variants are separated by `|`; packages are those
 * of selling and buying. Prices in dollars.
 */
const rows: readonly Row[] = [
  [
    'USB stick, # (Novelty)',
    'sushi tray|fried egg|pretzel|dim sum|taco|macaron|croissant|pickle|doughnut|cupcake|ramen cup|waffle',
    5,
    32,
    'Each Carton',
    14,
    10,
    1,
    10,
    1,
  ],
  [
    'Enamel mug, #',
    'fox (White)|fox (Black)|badger (White)|badger (Black)|otter (White)|otter (Black)|lynx (White)|lynx (Black)|heron (White)|heron (Black)|hare (White)|hare (Black)|owl (White)|owl (Black)|toad (White)|toad (Black)|crab (White)|crab (Black)|moth (White)|moth (Black)|no bugs, only features (White)|no bugs, only features (Black)|it compiles (White)|it compiles (Black)|it worked yesterday (White)|it worked yesterday (Black)|off by one (White)|off by one (Black)|null is not a value (White)|null is not a value (Black)|select everything (White)|select everything (Black)|to be continued (White)|to be continued (Black)|one more meeting (White)|one more meeting (Black)|café first (White)|café first (Black)|naïve optimist (White)|naïve optimist (Black)|señor developer (White)|señor developer (Black)',
    1,
    13,
    'Each Each',
    12,
    6,
    1,
    10,
    1,
  ],
  [
    'Desk gadget, #',
    'periscope|sand timer|tin telephone|magnet maze|paper catapult|marble lift|pocket theremin|wind gauge|ink puzzle|balancing crane',
    2,
    28,
    'Each Carton',
    7,
    5,
    1,
    10,
    0.8,
  ],
  ['Phone stand (#)', 'Black|White|Red|Blue|Green', 2, 9.5, 'Each Carton', 7, 12, 2, 10, 0.7],
  [
    'Furry slippers, #',
    'yeti S|yeti M|yeti L|yeti XL|panda S|panda M|panda L|panda XL|dragon S|dragon M|dragon L|dragon XL|gorilla S|gorilla M|gorilla L|gorilla XL|monster S|monster M|monster L|monster XL',
    4,
    30,
    'Pair Carton',
    12,
    12,
    1,
    10,
    0.9,
  ],
  [
    'T-shirt, "#"',
    'ctrl-alt-relax (White) XS|ctrl-alt-relax (White) S|ctrl-alt-relax (White) M|ctrl-alt-relax (White) L|ctrl-alt-relax (White) XL|ctrl-alt-relax (White) XXL|ctrl-alt-relax (Black) XS|ctrl-alt-relax (Black) S|ctrl-alt-relax (Black) M|ctrl-alt-relax (Black) L|ctrl-alt-relax (Black) XL|ctrl-alt-relax (Black) XXL|round trip (White) XS|round trip (White) S|round trip (White) M|round trip (White) L|round trip (White) XL|round trip (White) XXL|round trip (Black) XS|round trip (Black) S|round trip (Black) M|round trip (Black) L|round trip (Black) XL|round trip (Black) XXL',
    4,
    18,
    'Each Carton',
    7,
    12,
    12,
    9,
    1.2,
  ],
  [
    'Hooded sweatshirt (#)',
    'Black S|Black M|Black L|Black XL|Black XXL|Black 3XL|Grey S|Grey M|Grey L|Grey XL|Grey XXL|Grey 3XL',
    4,
    34,
    'Each Carton',
    10,
    12,
    3,
    8,
    0.9,
  ],
  [
    'Radio-controlled #',
    'tram 1:43|fire engine 1:43|tractor 1:32|beetle 1:24|racing boat 1:20|cargo ship 1:100|delivery van 1:32|city bus 1:43|rally car 1:24|locomotive 1:87|cable car 1:50|milk float 1:32',
    10,
    125,
    'Each Each',
    21,
    1,
    1,
    10,
    0.8,
  ],
  [
    'Wind-up robot (#)',
    'Red|Blue|Green|Silver|Gold|Black|White|Orange',
    11,
    16,
    'Each Carton',
    14,
    12,
    2,
    10,
    0.8,
  ],
  [
    'Action figure, #',
    'deep-sea diver|lighthouse keeper|night librarian|bicycle courier|chess champion|cloud painter|beekeeper|tea master|train driver|comet hunter',
    11,
    16,
    'Each Carton',
    14,
    12,
    2,
    10,
    0.8,
  ],
  [
    'Bubble film #',
    '2-layer 0.5 m x 50 m|2-layer 1 m x 50 m|2-layer 1.5 m x 50 m|3-layer 0.5 m x 50 m|3-layer 1 m x 50 m|3-layer 1.5 m x 50 m|antistatic 0.5 m x 50 m|antistatic 1 m x 50 m|recycled 0.5 m x 50 m|recycled 1 m x 50 m|dispenser roll 0.3 m x 100 m|dispenser roll 0.6 m x 100 m',
    7,
    62,
    'Each Each',
    14,
    10,
    10,
    8,
    1.3,
  ],
  [
    'Shipping carton (Brown) #',
    '229 x 229 x 229 mm|279 x 254 x 217 mm|305 x 305 x 305 mm|356 x 229 x 229 mm|356 x 356 x 279 mm|413 x 285 x 187 mm|457 x 457 x 457 mm|480 x 270 x 320 mm|500 x 310 x 310 mm|510 x 320 x 240 mm|610 x 305 x 305 mm|610 x 457 x 305 mm|686 x 457 x 457 mm|762 x 508 x 508 mm',
    7,
    2.35,
    'Each Bundle',
    14,
    25,
    25,
    10,
    1.2,
  ],
  [
    'Packing tape #',
    '48 mm x 75 m (Brown)|48 mm x 75 m (Clear)|48 mm x 100 m (Brown)|48 mm x 100 m (Clear)',
    7,
    3.7,
    'Each Carton',
    14,
    36,
    36,
    10,
    1.3,
  ],
  ['Permanent marker, # 5 mm', 'black|red|blue|green', 7, 2.7, 'Each Carton', 14, 12, 12, 10, 1.2],
  ['Safety packing knife (#)', 'Yellow|Red|Blue|Black', 7, 19, 'Each Carton', 14, 5, 5, 10, 1],
  ['Void fill bag #', '100 L|200 L|300 L|400 L', 7, 31, 'Each Each', 14, 10, 10, 10, 1.4],
  [
    'Air cushion #',
    'film 200 x 100 mm, 325 m|film 200 x 200 mm, 325 m|film 300 x 200 mm, 325 m|machine (Blue)',
    7,
    92,
    'Each Each',
    14,
    10,
    10,
    4,
    1,
  ],
  [
    'Labels "#", roll of 500',
    'Fragile|This side up|Keep dry|Handle with care|Heavy|Do not stack',
    9,
    11,
    'Packet Carton',
    10,
    20,
    5,
    10,
    0.9,
  ],
  [
    'Party mask, #',
    'pumpkin|raven|wolf|moon|skeleton|witch|bat|scarecrow|vampire|mummy|goblin|black cat',
    5,
    18,
    'Each Carton',
    14,
    12,
    12,
    4,
    1,
  ],
  [
    'Chocolate # 250 g',
    'hazelnut|sea salt|orange|almond|chili|mint|caramel|noisette',
    9,
    8.55,
    'Bag Carton',
    8,
    24,
    24,
    8,
    1.6,
  ],
];

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
  const items = rows.flatMap((row) =>
    row[1].split('|').map((variant) => makeItem(row, variant, random.next)),
  );
  return items.map((item, place) => withFate(item, place));
}

function makeItem(row: Row, variant: string, next: () => number): StockItem {
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
