/** DimProduct, its categories and subcategories, DimPromotion, DimSalesTerritory. */
import { constant, intColumn, numberColumn, type TableData, textColumn } from '../../table-data.ts';
import { categories, subcategories } from '../catalog/families.ts';
import type { Product } from '../catalog/products.ts';
import type { DimensionDefects } from '../defects.ts';
import { promotions } from '../promotions.ts';
import { DAY_MS } from '../sales-lines.ts';
import { territories } from '../territories.ts';

export function productTable(catalog: readonly Product[], { productEnds }: DimensionDefects): TableData {
  const count = catalog.length;
  const each = <T>(value: (product: Product, index: number) => T): T[] => catalog.map(value);
  const sold = (value: (product: Product) => string | null): (string | null)[] =>
    each((product) => (product.family === null ? null : value(product)));
  const money = (value: (product: Product) => number): Float64Array =>
    Float64Array.from(catalog, (product) => (product.family === null ? Number.NaN : value(product)));
  const endOf = (product: Product, index: number): number =>
    productEnds.get(index + 1) ?? product.end ?? Number.NaN;
  const letterSize = (size: string): boolean => /^[A-Z]+$/.test(size);
  return {
    table: 'dbo.DimProduct',
    rows: count,
    columns: {
      ProductKey: intColumn(count, (index) => index + 1),
      ProductAlternateKey: each(({ alternateKey }) => alternateKey),
      ProductSubcategoryKey: money(({ family }) => family?.subcategory ?? Number.NaN),
      WeightUnitMeasureCode: constant(null),
      SizeUnitMeasureCode: sold(({ size }) => (size === '' || letterSize(size) ? null : 'CM')),
      EnglishProductName: each(({ name }) => name),
      StandardCost: money(({ standardCost }) => standardCost),
      FinishedGoodsFlag: intColumn(count, (index) => (catalog[index]?.family === null ? 0 : 1)),
      Color: each(({ color }) => color),
      SafetyStockLevel: intColumn(count, (index) => [1000, 4, 500, 100][stockClass(catalog[index])] ?? 4),
      ReorderPoint: intColumn(count, (index) => [750, 3, 375, 75][stockClass(catalog[index])] ?? 3),
      ListPrice: money(({ listPrice }) => listPrice),
      Size: sold(({ size }) => (size === '' ? null : size)),
      SizeRange: each(({ size }) =>
        size === '' ? 'NA' : letterSize(size) ? size : `${sizeFloor(size)}-${sizeFloor(size) + 4} CM`,
      ),
      Weight: constant(null),
      DaysToManufacture: intColumn(count, (index) => [0, 0, 1, 4][stockClass(catalog[index])] ?? 0),
      ProductLine: sold(({ family }) => (family === null || family.line === '' ? null : family.line)),
      DealerPrice: money(({ dealerPrice }) => dealerPrice),
      Class: sold(({ family }) => ({ LL: 'L', ML: 'M', HL: 'H' })[family?.model.slice(0, 2) ?? ''] ?? null),
      Style: sold(({ category }) => (category === 1 || category === 3 ? 'U' : null)),
      ModelName: sold(({ family }) => family?.model ?? null),
      EnglishDescription: sold(describe),
      StartDate: numberColumn(count, (index) => (catalog[index]?.start ?? 0) * DAY_MS),
      EndDate: Float64Array.from(catalog, (product, index) => endOf(product, index) * DAY_MS),
      Status: each(({ end }) => (end === null ? 'Current' : null)),
    },
  };
}

/** 0 for parts, 1 small goods, 2 components, 3 bikes. */
function stockClass(product: Product | undefined): number {
  return [0, 3, 2, 1, 1][product?.category ?? 0] ?? 0;
}

function sizeFloor(size: string): number {
  return Math.floor((Number(size) - 38) / 4) * 4 + 38;
}

const descriptions = [
  'Made for long days and rough roads; light where it can be, strong where it must be.',
  'A dependable choice at a fair price, with every part easy to replace.',
  'Tuned by riders who race on weekends and commute on weekdays.',
  'Comfort first: shaped for hours in the saddle and finished by hand.',
  'Plain, sturdy and quick to clean after a wet ride.',
];

function describe({ family }: Product): string {
  const model = family?.model ?? '';
  return `${model}: ${descriptions[(model.length * 7 + model.charCodeAt(0)) % descriptions.length] ?? ''}`;
}

export function categoryTables(): TableData[] {
  const numbers = (count: number): Int32Array => intColumn(count, (index) => index + 1);
  return [
    {
      table: 'dbo.DimProductCategory',
      rows: categories.length,
      columns: {
        ProductCategoryKey: numbers(categories.length),
        ProductCategoryAlternateKey: numbers(categories.length),
        EnglishProductCategoryName: categories,
      },
    },
    {
      table: 'dbo.DimProductSubcategory',
      rows: subcategories.length,
      columns: {
        ProductSubcategoryKey: numbers(subcategories.length),
        ProductSubcategoryAlternateKey: numbers(subcategories.length),
        EnglishProductSubcategoryName: subcategories.map(([name]) => name),
        ProductCategoryKey: intColumn(subcategories.length, (index) => subcategories[index]?.[1] ?? 0),
      },
    },
  ];
}

export function promotionTable(): TableData {
  const count = promotions.length;
  return {
    table: 'dbo.DimPromotion',
    rows: count,
    columns: {
      PromotionKey: intColumn(count, (index) => index + 1),
      PromotionAlternateKey: intColumn(count, (index) => index + 1),
      EnglishPromotionName: promotions.map(({ name }) => name),
      DiscountPct: Float64Array.from(promotions, ({ discount }) => discount),
      EnglishPromotionType: promotions.map(({ type }) => type),
      EnglishPromotionCategory: promotions.map(({ audience }) => audience),
      StartDate: Float64Array.from(promotions, ({ start }) => start * DAY_MS),
      EndDate: Float64Array.from(promotions, ({ end }) => end * DAY_MS),
      MinQty: Int32Array.from(promotions, ({ minQuantity }) => minQuantity),
      MaxQty: Float64Array.from(promotions, ({ maxQuantity }) => maxQuantity ?? Number.NaN),
    },
  };
}

export function territoryTable(): TableData {
  const count = territories.length;
  return {
    table: 'dbo.DimSalesTerritory',
    rows: count,
    columns: {
      SalesTerritoryKey: intColumn(count, (index) => index + 1),
      SalesTerritoryAlternateKey: intColumn(count, (index) => (index + 1) % count),
      SalesTerritoryRegion: textColumn(count, (index) => territories[index]?.region ?? ''),
      SalesTerritoryCountry: textColumn(count, (index) => territories[index]?.country ?? ''),
      SalesTerritoryGroup: textColumn(count, (index) => territories[index]?.group ?? ''),
    },
  };
}
