/** The 606 rows of DimProduct as the sales model needs them: prices by version, weights by channel. */
import { EPOCH_STARTS } from '../timeline.ts';
import { type Epoch, type Family, families, subcategories } from './families.ts';

/** A row of DimProduct; its key is its place in the catalogue plus one. Money is in ten-thousandths. */
export interface Product {
  readonly alternateKey: string;
  readonly name: string;
  readonly family: Family | null;
  readonly color: string;
  readonly size: string;
  /** 1 Bikes, 2 Components, 3 Clothing, 4 Accessories, 0 for a part without a category. */
  readonly category: number;
  /** First day on which this version is valid, and the last one or null while it is current. */
  readonly start: number;
  readonly end: number | null;
  readonly listPrice: number;
  readonly dealerPrice: number;
  readonly standardCost: number;
}

/** Rows of DimProduct, history included. */
export const PRODUCT_ROWS = 606;

const MONEY = 10_000;
const partNouns = [
  'Bearing Ball',
  'Hex Bolt',
  'Hex Nut',
  'Lock Nut',
  'Flat Washer',
  'Lock Washer',
  'Spacer Ring',
  'Cable Stop',
  'Seat Clamp',
  'Crown Race',
  'Spoke',
  'Rim Tape',
  'Axle',
  'Freehub Body',
  'Pivot Pin',
  'Grip Collar',
  'Decal Sheet',
  'Tube Stock',
  'Weld Insert',
];

/** The whole catalogue: 209 parts that are not sold by themselves, then 397 versions of sold products. */
export function createCatalog(): readonly Product[] {
  const sold = families.flatMap((family, index) => familyRows(family, index));
  const parts = Array.from({ length: PRODUCT_ROWS - sold.length }, (_, index) => part(index));
  return [...parts, ...sold];
}

function part(index: number): Product {
  const noun = partNouns[index % partNouns.length] ?? '';
  const number = Math.floor(index / partNouns.length) + 1;
  return {
    alternateKey: `PT-${String(1000 + index)}`,
    name: `${noun} ${number}`,
    family: null,
    color: 'NA',
    size: '',
    category: 0,
    start: EPOCH_STARTS[0],
    end: null,
    listPrice: 0,
    dealerPrice: 0,
    standardCost: 0,
  };
}

function familyRows(family: Family, familyIndex: number): Product[] {
  const variants = family.colors.flatMap((color) => family.sizes.map((size) => ({ color, size })));
  const category = subcategories[family.subcategory - 1]?.[1] ?? 0;
  return variants.flatMap(({ color, size }, variant) =>
    family.epochs.map((epoch, version): Product => {
      const listPrice = versionPrice(family, version);
      return {
        alternateKey: `${'XBCKA'[category]}${String(family.subcategory).padStart(2, '0')}-${String(familyIndex * 100 + variant).padStart(5, '0')}`,
        name: variantName(family, color, size),
        family,
        color: color === '' ? 'NA' : color,
        size,
        category,
        start: EPOCH_STARTS[epoch],
        end: versionEnd(family, epoch, version),
        listPrice,
        dealerPrice: Math.round(listPrice * 0.6),
        standardCost: Math.round(listPrice * family.cost),
      };
    }),
  );
}

/** `Ridge-100 Silver, 38` for a bike, `LL Ridge Frame - Black, 40` and `Wind Vest - S` for the rest. */
function variantName(family: Family, color: string, size: string): string {
  const isBike = family.subcategory <= BIKE_SUBCATEGORIES;
  if (isBike) return `${family.model} ${color}, ${size}`;
  const traits = [family.colors.length > 1 ? color : '', size].filter((trait) => trait !== '');
  return traits.length === 0 ? family.model : `${family.model} - ${traits.join(', ')}`;
}

/** The first subcategories are those of the bikes. */
const BIKE_SUBCATEGORIES = 3;

/** Each earlier version was 6 % cheaper than the next. */
function versionPrice(family: Family, version: number): number {
  const steps = family.epochs.length - 1 - version;
  return Math.round(family.list * MONEY * 0.94 ** steps);
}

function versionEnd(family: Family, epoch: Epoch, version: number): number | null {
  const next = family.epochs[version + 1];
  if (next !== undefined) return EPOCH_STARTS[next] - 1;
  if (!family.ended) return null;
  const following = EPOCH_STARTS[epoch + 1];
  return following === undefined ? null : following - 1;
}

/** The model year that a day belongs to. */
export function epochOf(day: number): Epoch {
  if (day >= EPOCH_STARTS[2]) return 2;
  return day >= EPOCH_STARTS[1] ? 1 : 0;
}
