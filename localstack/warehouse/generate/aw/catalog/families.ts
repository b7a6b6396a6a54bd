/**
 * The product families of the generated AdventureWorksDW: the category and subcategory names are those of
 * the real warehouse, the models, names and prices are invented.
 */

/** 0, 1, 2: the model years that start on 2010-12-28, 2011-12-29 and 2012-12-28. */
export type Epoch = 0 | 1 | 2;

export interface Family {
  /** Key of the subcategory (see `subcategories`), null for a part that is not sold by itself. */
  readonly subcategory: number;
  readonly model: string;
  readonly colors: readonly string[];
  readonly sizes: readonly string[];
  /** The model years in which the family got a version of its own (a price of its own). */
  readonly epochs: readonly Epoch[];
  /** True when the last version ended with its model year. */
  readonly ended: boolean;
  /** List price of the last version in dollars. */
  readonly list: number;
  /** Standard cost as a part of the list price. */
  readonly cost: number;
  /** M, R, T, S or blank, as in DimProduct.ProductLine. */
  readonly line: 'M' | 'R' | 'T' | 'S' | '';
  /** Relative number of lines in each channel; the versions and variants share it. */
  readonly internet: number;
  readonly reseller: number;
}

/** Product categories; a category's key is its place plus one. */
export const categories = ['Bikes', 'Components', 'Clothing', 'Accessories'] as const;

/** Name and category key, in the order of the subcategory keys (1 to 37). */
export const subcategories: readonly (readonly [string, number])[] = [
  ['Mountain Bikes', 1],
  ['Road Bikes', 1],
  ['Touring Bikes', 1],
  ['Handlebars', 2],
  ['Bottom Brackets', 2],
  ['Brakes', 2],
  ['Chains', 2],
  ['Cranksets', 2],
  ['Derailleurs', 2],
  ['Forks', 2],
  ['Headsets', 2],
  ['Mountain Frames', 2],
  ['Pedals', 2],
  ['Road Frames', 2],
  ['Saddles', 2],
  ['Touring Frames', 2],
  ['Wheels', 2],
  ['Bib-Shorts', 3],
  ['Caps', 3],
  ['Gloves', 3],
  ['Jerseys', 3],
  ['Shorts', 3],
  ['Socks', 3],
  ['Tights', 3],
  ['Vests', 3],
  ['Bike Racks', 4],
  ['Bike Stands', 4],
  ['Bottles and Cages', 4],
  ['Cleaners', 4],
  ['Fenders', 4],
  ['Helmets', 4],
  ['Hydration Packs', 4],
  ['Lights', 4],
  ['Locks', 4],
  ['Panniers', 4],
  ['Pumps', 4],
  ['Tires and Tubes', 4],
];

type Row = readonly [
  subcategory: number,
  model: string,
  colors: string,
  sizes: string,
  epochs: string,
  list: number,
  cost: number,
  line: Family['line'],
  internet: number,
  reseller: number,
];

/** One row a family; colours and sizes are blank-separated, epochs like `01x` (x: ended). */
const bikes: readonly Row[] = [
  [1, 'Ridge-100', 'Silver Black', '38 42 44 48', '0x', 3389.99, 0.595, 'M', 52, 9],
  [1, 'Ridge-200', 'Silver Black', '38 42 46', '12', 2309.99, 0.585, 'M', 60, 14],
  [1, 'Ridge-300', 'Black', '38 40 44 48', '1x', 1089.99, 0.605, 'M', 4, 8],
  [1, 'Ridge-400', 'Silver', '38 40 42 46', '2', 774.99, 0.59, 'M', 11, 5],
  [1, 'Ridge-500', 'Silver Black', '40 42 44 48 52', '2', 549.99, 0.59, 'M', 10, 5],
  [2, 'Tempo-150', 'Red', '44 48 52 56 62', '0x', 3569.99, 0.6, 'R', 78, 6],
  [2, 'Tempo-450', 'Red', '44 48 52 58 60', '0x', 1459.99, 0.605, 'R', 5, 6],
  [2, 'Tempo-650', 'Red Black', '44 48 52 58 60 62', '01x', 789.99, 0.61, 'R', 17, 13],
  [2, 'Tempo-250', 'Red', '44 48 52 58', '1', 2189.99, 0.59, 'R', 20, 6],
  [2, 'Tempo-250', 'Black', '44 48 52 58', '12', 2439.99, 0.59, 'R', 24, 9],
  [2, 'Tempo-550', 'Yellow', '38 40 42 44 48', '12', 1119.99, 0.6, 'R', 25, 10],
  [2, 'Tempo-350', 'Yellow', '40 42 44 48', '2', 1699.99, 0.6, 'R', 18, 10],
  [2, 'Tempo-750', 'Black', '44 48 52 56 58', '2', 544.99, 0.59, 'R', 40, 9],
  [3, 'Voyager-1000', 'Blue Yellow', '46 50 54 60', '2', 2379.99, 0.59, 'T', 38, 12],
  [3, 'Voyager-2000', 'Blue', '46 50 54 60', '2', 1219.99, 0.6, 'T', 12, 8],
  [3, 'Voyager-3000', 'Blue Yellow', '44 50 54 58 62', '2', 744.99, 0.59, 'T', 27, 9],
];

const components: readonly Row[] = [
  [4, 'LL Mountain Handlebar', '', '', '12', 44.99, 0.56, 'M', 0, 1],
  [4, 'ML Mountain Handlebar', '', '', '12', 62.49, 0.56, 'M', 0, 1],
  [4, 'HL Mountain Handlebar', '', '', '12', 119.99, 0.56, 'M', 0, 1.6],
  [4, 'LL Road Handlebar', '', '', '12', 44.99, 0.56, 'R', 0, 1],
  [4, 'ML Road Handlebar', '', '', '12', 62.49, 0.56, 'R', 0, 0.8],
  [4, 'HL Road Handlebar', '', '', '12', 119.99, 0.56, 'R', 0, 1.2],
  [4, 'LL Touring Handlebar', '', '', '2', 46.49, 0.56, 'T', 0, 0.7],
  [4, 'HL Touring Handlebar', '', '', '2', 91.99, 0.56, 'T', 0, 1.1],
  [5, 'LL Bottom Bracket', '', '', '2', 53.99, 0.55, '', 0, 0.8],
  [5, 'ML Bottom Bracket', '', '', '2', 101.49, 0.55, '', 0, 0.5],
  [5, 'HL Bottom Bracket', '', '', '2', 121.99, 0.55, '', 0, 1],
  [6, 'Front Brake Set', 'Silver', '', '2', 106.99, 0.55, '', 0, 1.2],
  [6, 'Rear Brake Set', 'Silver', '', '2', 106.99, 0.55, '', 0, 1.2],
  [7, 'Roller Chain', 'Silver', '', '2', 20.49, 0.55, '', 0, 1],
  [8, 'LL Crank', 'Black', '', '2', 174.99, 0.55, '', 0, 0.7],
  [8, 'ML Crank', 'Black', '', '2', 254.99, 0.55, '', 0, 0.5],
  [8, 'HL Crank', 'Black', '', '2', 404.99, 0.55, '', 0, 1.1],
  [9, 'Front Shifter Cage', 'Silver', '', '2', 91.99, 0.55, '', 0, 1.1],
  [9, 'Rear Shifter Cage', 'Silver', '', '2', 121.49, 0.55, '', 0, 1.3],
  [10, 'LL Suspension Fork', '', '', '1x', 148.49, 0.57, '', 0, 0.9],
  [10, 'ML Suspension Fork', '', '', '1x', 175.99, 0.57, '', 0, 0.9],
  [10, 'HL Suspension Fork', '', '', '1x', 229.99, 0.57, '', 0, 1.2],
  [11, 'LL Steering Bearing', '', '', '1x', 34.49, 0.57, '', 0, 0.8],
  [11, 'ML Steering Bearing', '', '', '1x', 102.49, 0.57, '', 0, 0.7],
  [11, 'HL Steering Bearing', '', '', '1x', 124.99, 0.57, '', 0, 1],
  [12, 'HL Ridge Frame', 'Silver Black', '38 42 44 46 48', '12', 1359.99, 0.575, 'M', 0, 8],
  [12, 'ML Ridge Frame', 'Black', '38 40 42 44 48', '12', 349.99, 0.575, 'M', 0, 5],
  [12, 'LL Ridge Frame', 'Silver Black', '40 42 44 48 52', '2', 249.99, 0.575, 'M', 0, 6],
  [13, 'LL Mountain Pedal', 'Silver', '', '2', 40.49, 0.55, 'M', 0, 0.9],
  [13, 'ML Mountain Pedal', 'Silver', '', '2', 62.49, 0.55, 'M', 0, 0.6],
  [13, 'HL Mountain Pedal', 'Silver', '', '2', 80.99, 0.55, 'M', 0, 1.4],
  [13, 'LL Road Pedal', 'Silver', '', '2', 40.49, 0.55, 'R', 0, 0.9],
  [13, 'ML Road Pedal', 'Silver', '', '2', 62.49, 0.55, 'R', 0, 0.7],
  [13, 'HL Road Pedal', 'Silver', '', '2', 80.99, 0.55, 'R', 0, 1.2],
  [13, 'Touring Pedal', 'Silver', '', '2', 81.49, 0.55, 'T', 0, 1.3],
  [14, 'LL Tempo Frame', 'Red Black', '44 48 52 58 60 62', '012', 339.99, 0.58, 'R', 0, 8],
  [14, 'ML Tempo Frame', 'Red', '44 48 52 58 60', '12', 594.99, 0.58, 'R', 0, 4],
  [14, 'HL Tempo Frame', 'Red Black', '44 48 52 56 58 62', '01x', 1429.99, 0.58, 'R', 0, 4],
  [15, 'LL Mountain Saddle', '', '', '2', 27.49, 0.55, 'M', 0, 0.9],
  [15, 'ML Mountain Saddle', '', '', '2', 39.49, 0.55, 'M', 0, 0.6],
  [15, 'HL Mountain Saddle', '', '', '2', 52.99, 0.55, 'M', 0, 1.2],
  [15, 'LL Road Saddle', '', '', '2', 27.49, 0.55, 'R', 0, 0.7],
  [15, 'ML Road Saddle', '', '', '2', 39.49, 0.55, 'R', 0, 0.6],
  [15, 'HL Road Saddle', '', '', '2', 52.99, 0.55, 'R', 0, 0.9],
  [15, 'LL Touring Saddle', '', '', '2', 27.49, 0.55, 'T', 0, 0.6],
  [15, 'ML Touring Saddle', '', '', '2', 39.49, 0.55, 'T', 0, 0.5],
  [15, 'HL Touring Saddle', '', '', '2', 52.99, 0.55, 'T', 0, 1],
  [16, 'LL Voyager Frame', 'Blue Yellow', '44 50 54 58 62', '2', 334.99, 0.58, 'T', 0, 5],
  [16, 'HL Voyager Frame', 'Blue Yellow', '46 50 54 60', '2', 1004.99, 0.58, 'T', 0, 4],
  [17, 'LL Mountain Front Wheel', 'Black', '', '1x', 60.99, 0.57, 'M', 0, 0.8],
  [17, 'ML Mountain Front Wheel', 'Black', '', '1x', 209.49, 0.57, 'M', 0, 0.9],
  [17, 'HL Mountain Front Wheel', 'Black', '', '1x', 299.99, 0.57, 'M', 0, 1],
  [17, 'LL Road Front Wheel', 'Black', '', '1x', 85.99, 0.57, 'R', 0, 0.7],
  [17, 'ML Road Front Wheel', 'Black', '', '1x', 248.99, 0.57, 'R', 0, 0.6],
  [17, 'HL Road Front Wheel', 'Black', '', '1x', 330.49, 0.57, 'R', 0, 0.9],
  [17, 'Touring Front Wheel', 'Black', '', '1x', 218.49, 0.57, 'T', 0, 0.6],
  [17, 'LL Mountain Rear Wheel', 'Black', '', '1x', 87.99, 0.57, 'M', 0, 0.8],
  [17, 'ML Mountain Rear Wheel', 'Black', '', '1x', 236.49, 0.57, 'M', 0, 0.9],
  [17, 'HL Mountain Rear Wheel', 'Black', '', '1x', 327.49, 0.57, 'M', 0, 1],
  [17, 'LL Road Rear Wheel', 'Black', '', '1x', 112.99, 0.57, 'R', 0, 0.7],
  [17, 'ML Road Rear Wheel', 'Black', '', '1x', 275.49, 0.57, 'R', 0, 0.6],
  [17, 'HL Road Rear Wheel', 'Black', '', '1x', 357.49, 0.57, 'R', 0, 0.9],
  [17, 'Touring Rear Wheel', 'Black', '', '1x', 245.49, 0.57, 'T', 0, 0.6],
];

const clothing: readonly Row[] = [
  [18, 'Bib-Shorts', 'Multi', 'S M L', '1x', 89.99, 0.58, 'S', 0, 3],
  [19, 'Cotton Cap', 'Multi', '', '012', 8.99, 0.58, 'S', 24, 2.5],
  [20, 'Half-Finger Gloves', 'Black', 'S M L', '12', 24.49, 0.56, 'S', 16, 2.5],
  [20, 'Full-Finger Gloves', 'Black', 'S M L', '1x', 37.99, 0.56, 'M', 0, 3],
  [21, 'Long-Sleeve Jersey', 'Multi', 'S M L XL', '012', 49.99, 0.58, 'S', 18, 5],
  [21, 'Short-Sleeve Jersey', 'Yellow', 'S M L XL', '2', 53.99, 0.58, 'S', 19, 5],
  [22, 'Sports Shorts', 'Black', 'S M L XL', '1x', 59.99, 0.57, 'S', 0, 3],
  [22, 'Mountain Shorts', 'Black', 'S M L', '2', 69.99, 0.57, 'M', 11, 4],
  [23, 'Mountain Socks', 'White', 'M L', '0x', 9.49, 0.56, 'M', 0, 2],
  [23, 'Racing Socks', 'White', 'M L', '2', 8.99, 0.56, 'R', 6, 2],
  [24, 'Winter Tights', 'Black', 'S M L', '1x', 74.99, 0.57, 'S', 0, 3],
  [25, 'Wind Vest', 'Blue', 'S M L', '2', 63.49, 0.57, 'S', 6, 4],
];

const accessories: readonly Row[] = [
  [26, 'Four-Bike Hitch Rack', '', '', '2', 119.99, 0.374, 'S', 0.9, 2],
  [27, 'All-Purpose Stand', '', '', '2', 158.99, 0.374, 'M', 0.7, 0.6],
  [28, 'Water Bottle', '', '', '2', 4.99, 0.374, 'S', 11.8, 2],
  [28, 'Mountain Bottle Cage', '', '', '2', 9.99, 0.374, 'M', 5.6, 0],
  [28, 'Road Bottle Cage', '', '', '2', 8.99, 0.374, 'R', 4.7, 0],
  [29, 'Frame Wash', '', '', '2', 7.99, 0.374, 'S', 2.5, 1.5],
  [30, 'Mountain Fender Set', '', '', '2', 21.99, 0.374, 'M', 5.9, 0.5],
  [31, 'Sport Helmet', 'Red Black Blue', '', '012', 34.99, 0.374, 'S', 17.8, 6],
  [32, 'Hydration Pack, 70 oz', 'Silver', '', '2', 54.99, 0.374, 'S', 2, 2.5],
  [33, 'Dual-Beam Headlight', '', '', '1x', 34.99, 0.374, 'R', 0, 0],
  [33, 'Taillight', '', '', '1x', 13.99, 0.374, 'R', 0, 0],
  [33, 'Weatherproof Headlight', '', '', '1x', 44.99, 0.374, 'R', 0, 0],
  [34, 'Cable Lock', '', '', '1x', 24.99, 0.4, 'S', 0, 1.5],
  [35, 'Touring Panniers, Large', 'Grey', '', '1x', 124.99, 0.4, 'T', 0, 0.6],
  [36, 'Mini Pump', '', '', '1x', 19.99, 0.4, 'S', 0, 1.2],
  [36, 'Mountain Pump', '', '', '1x', 24.99, 0.4, 'M', 0, 0.6],
  [37, 'Patch Kit, 8 Patches', '', '', '2', 2.29, 0.374, 'S', 8.8, 1],
  [37, 'Mountain Tube', '', '', '2', 4.99, 0.374, 'M', 8.6, 0],
  [37, 'Road Tube', '', '', '2', 3.99, 0.374, 'R', 6.6, 0],
  [37, 'Touring Tube', '', '', '2', 4.99, 0.374, 'T', 4.1, 0],
  [37, 'LL Mountain Tire', '', '', '2', 24.99, 0.374, 'M', 2.4, 0],
  [37, 'ML Mountain Tire', '', '', '2', 29.99, 0.374, 'M', 3.2, 0],
  [37, 'HL Mountain Tire', '', '', '2', 34.99, 0.374, 'M', 3.9, 0],
  [37, 'LL Road Tire', '', '', '2', 21.49, 0.374, 'R', 2.9, 0],
  [37, 'ML Road Tire', '', '', '2', 24.99, 0.374, 'R', 2.6, 0],
  [37, 'HL Road Tire', '', '', '2', 32.49, 0.374, 'R', 2.4, 0],
  [37, 'Touring Tire', '', '', '2', 28.99, 0.374, 'T', 2.6, 0],
];

function words(text: string): readonly string[] {
  return text === '' ? [''] : text.split(' ');
}

function epochsOf(text: string): Epoch[] {
  return [0, 1, 2].filter((epoch): epoch is Epoch => text.includes(String(epoch)));
}

/** Every family, bikes first. */
export const families: readonly Family[] = [...bikes, ...components, ...clothing, ...accessories].map(
  ([subcategory, model, colors, sizes, epochs, list, cost, line, internet, reseller]) => ({
    subcategory,
    model,
    colors: words(colors),
    sizes: words(sizes),
    epochs: epochsOf(epochs),
    ended: epochs.endsWith('x'),
    list,
    cost,
    line,
    internet,
    reseller,
  }),
);
