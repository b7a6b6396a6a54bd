/**
 * Keys that a headed CSV gives by name: the subcategory and category of a product, the city of a customer.
 * A name is turned into a key only where the table it names was loaded and leaves no doubt.
 */
import { BadRow } from './import-error.ts';
import type { LoadedRows } from './table-reader.ts';

/** How a key column is found from name columns of the same file. */
export interface Lookup {
  readonly table: string;
  /** The key column that the names stand for. */
  readonly column: string;
  /** Name columns that a file may have instead of the key; the first one is required. */
  readonly names: readonly [string, ...string[]];
  /** Tables (by name) that must be loaded before. */
  readonly needs: readonly string[];
  readonly build: (loaded: ReadonlyMap<string, LoadedRows>) => KeyFinder;
}

/**
 * The key for the names of one row; `null` when the names say none, `undefined` when no key, or more than one,
 * fits them.
 * @throws BadRow when the names contradict the tables
 */
export type KeyFinder = (names: readonly (string | undefined)[]) => number | null | undefined;

export const lookups: readonly Lookup[] = [
  {
    table: 'DimProduct',
    column: 'ProductSubcategoryKey',
    names: ['EnglishProductSubcategoryName', 'EnglishProductCategoryName'],
    needs: ['DimProductSubcategory', 'DimProductCategory'],
    build: subcategoryFinder,
  },
  {
    table: 'DimCustomer',
    column: 'GeographyKey',
    names: ['City'],
    needs: ['DimGeography'],
    build: cityFinder,
  },
];

function subcategoryFinder(loaded: ReadonlyMap<string, LoadedRows>): KeyFinder {
  const subcategories = rowsOf(loaded, 'DimProductSubcategory');
  const categories = new Map(
    rowsOf(loaded, 'DimProductCategory').map((row) => [
      row.ProductCategoryKey,
      row.EnglishProductCategoryName,
    ]),
  );
  const byName = groupBy(subcategories, (row) => String(row.EnglishProductSubcategoryName));
  return ([name = '', category]) => {
    if (name === '') return null;
    const [row, another] = byName.get(name) ?? [];
    if (row === undefined || another !== undefined) return undefined;
    const actual = categories.get(row.ProductCategoryKey ?? null);
    if (category !== undefined && actual !== undefined && category !== actual) {
      throw new BadRow(`subcategory ${name} belongs to category ${String(actual)}, not ${category}`);
    }
    return Number(row.ProductSubcategoryKey);
  };
}

/**
 * Several geographies share a city's name. Where they differ in nothing but postal code and address, the
 * lowest key stands for the city (state, country and territory are then right, the postal code is not known);
 * where the name is that of cities in several states, no key is taken.
 */
function cityFinder(loaded: ReadonlyMap<string, LoadedRows>): KeyFinder {
  const byCity = groupBy(rowsOf(loaded, 'DimGeography'), (row) => String(row.City));
  const keys = new Map<string, number | undefined>();
  for (const [city, rows] of byCity) {
    const places = new Set(
      rows.map((row) => `${row.StateProvinceCode}|${row.CountryRegionCode}|${row.SalesTerritoryKey}`),
    );
    keys.set(city, places.size === 1 ? Math.min(...rows.map((row) => Number(row.GeographyKey))) : undefined);
  }
  return ([city = '']) => (city === '' ? null : keys.get(city));
}

type Row = Readonly<Record<string, number | string | null>>;

function rowsOf(loaded: ReadonlyMap<string, LoadedRows>, table: string): Row[] {
  const rows = loaded.get(table);
  if (rows === undefined) return [];
  const entries = [...rows.values];
  return Array.from({ length: rows.rowCount }, (_, index) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[index] ?? null])),
  );
}

function groupBy(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  return Map.groupBy(rows, key);
}
