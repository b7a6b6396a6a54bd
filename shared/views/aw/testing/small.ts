/**
 * Test support: ten days of sales whose sums fit in the head. Amounts have cents on purpose; one product has
 * two versions, one has no category, one internet order has two lines of different categories.
 */
import type { TableRows } from './fixture.ts';

/** Columns of the lines below. */
type Line = [
  date: number,
  order: string,
  product: number,
  buyer: number,
  territory: number,
  units: number,
  amount: string,
  cost: string,
];

const internetLines: Line[] = [
  [20130501, 'SO1', 1, 11, 1, 1, '100.1000', '60.0000'],
  [20130501, 'SO1', 3, 11, 1, 1, '5.0500', '2.0000'],
  [20130502, 'SO2', 3, 12, 2, 1, '5.0500', '2.0000'],
  [20130504, 'SO3', 2, 11, 2, 1, '110.0000', '60.0000'],
  [20130506, 'SO4', 4, 13, 1, 1, '7.0001', '3.0000'],
  [20130510, 'SO5', 2, 12, 1, 1, '110.0000', '60.0000'],
];

const resellerLines: Line[] = [
  [20130502, 'RO1', 1, 701, 1, 4, '240.0000', '250.0000'],
  [20130502, 'RO2', 3, 702, 2, 10, '30.0000', '20.0000'],
  [20130508, 'RO3', 2, 701, 1, 5, '300.5000', '300.0000'],
];

function line([date, order, product, buyer, territory, units, amount, cost]: Line, buyerColumn: string) {
  return {
    OrderDateKey: date,
    SalesOrderNumber: order,
    ProductKey: product,
    [buyerColumn]: buyer,
    SalesTerritoryKey: territory,
    OrderQuantity: units,
    SalesAmount: amount,
    TotalProductCost: cost,
  };
}

export const smallDimensions: TableRows = {
  DimDate: Array.from({ length: 31 }, (_, day) => ({ DateKey: 20130501 + day })),
  DimSalesTerritory: [
    { SalesTerritoryKey: 1, SalesTerritoryRegion: 'Northwest' },
    { SalesTerritoryKey: 2, SalesTerritoryRegion: 'Canada' },
  ],
  DimProductCategory: [
    { ProductCategoryKey: 1, EnglishProductCategoryName: 'Bikes' },
    { ProductCategoryKey: 4, EnglishProductCategoryName: 'Accessories' },
  ],
  DimProductSubcategory: [
    { ProductSubcategoryKey: 10, ProductCategoryKey: 1, EnglishProductSubcategoryName: 'Road Bikes' },
    { ProductSubcategoryKey: 40, ProductCategoryKey: 4, EnglishProductSubcategoryName: 'Bottles' },
  ],
  DimProduct: [
    {
      ProductKey: 1,
      ProductAlternateKey: 'BK-1',
      EnglishProductName: 'Road bike (old)',
      ProductSubcategoryKey: 10,
      Status: null,
      EndDate: '2013-05-03',
    },
    {
      ProductKey: 2,
      ProductAlternateKey: 'BK-1',
      EnglishProductName: 'Road bike',
      ProductSubcategoryKey: 10,
      Status: 'Current',
    },
    {
      ProductKey: 3,
      ProductAlternateKey: 'BO-1',
      EnglishProductName: 'Bottle',
      ProductSubcategoryKey: 40,
      Status: 'Current',
    },
    {
      ProductKey: 4,
      ProductAlternateKey: 'XX-1',
      EnglishProductName: 'Oddment',
      ProductSubcategoryKey: null,
      Status: 'Current',
    },
  ],
};

export const smallSales: TableRows = {
  FactInternetSales: internetLines.map((values) => line(values, 'CustomerKey')),
  FactResellerSales: resellerLines.map((values) => ({ ...line(values, 'ResellerKey'), EmployeeKey: 281 })),
};

export const small: TableRows = { ...smallDimensions, ...smallSales };
