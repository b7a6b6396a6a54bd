/** Fact tables of AdventureWorksDW. */
import { defineTable, type Table } from './table.ts';

const factCurrencyRate = defineTable('dbo', 'FactCurrencyRate', ['CurrencyKey', 'DateKey'], {
  CurrencyKey: 'int',
  DateKey: 'int',
  AverageRate: 'float',
  EndOfDayRate: 'float',
  Date: 'datetime?',
});

const salesKey = ['SalesOrderNumber', 'SalesOrderLineNumber'];

const factInternetSales = defineTable('dbo', 'FactInternetSales', salesKey, {
  ProductKey: 'int',
  OrderDateKey: 'int',
  DueDateKey: 'int',
  ShipDateKey: 'int',
  CustomerKey: 'int',
  PromotionKey: 'int',
  CurrencyKey: 'int',
  SalesTerritoryKey: 'int',
  SalesOrderNumber: 'nvarchar(20)',
  SalesOrderLineNumber: 'tinyint',
  RevisionNumber: 'tinyint',
  OrderQuantity: 'smallint',
  UnitPrice: 'money',
  ExtendedAmount: 'money',
  UnitPriceDiscountPct: 'float',
  DiscountAmount: 'float',
  ProductStandardCost: 'money',
  TotalProductCost: 'money',
  SalesAmount: 'money',
  TaxAmt: 'money',
  Freight: 'money',
  CarrierTrackingNumber: 'nvarchar(25)?',
  CustomerPONumber: 'nvarchar(25)?',
  OrderDate: 'datetime?',
  DueDate: 'datetime?',
  ShipDate: 'datetime?',
});

const factProductInventory = defineTable('dbo', 'FactProductInventory', ['ProductKey', 'DateKey'], {
  ProductKey: 'int',
  DateKey: 'int',
  MovementDate: 'date',
  UnitCost: 'money',
  UnitsIn: 'int',
  UnitsOut: 'int',
  UnitsBalance: 'int',
});

const factResellerSales = defineTable('dbo', 'FactResellerSales', salesKey, {
  ProductKey: 'int',
  OrderDateKey: 'int',
  DueDateKey: 'int',
  ShipDateKey: 'int',
  ResellerKey: 'int',
  EmployeeKey: 'int',
  PromotionKey: 'int',
  CurrencyKey: 'int',
  SalesTerritoryKey: 'int',
  SalesOrderNumber: 'nvarchar(20)',
  SalesOrderLineNumber: 'tinyint',
  RevisionNumber: 'tinyint?',
  OrderQuantity: 'smallint?',
  UnitPrice: 'money?',
  ExtendedAmount: 'money?',
  UnitPriceDiscountPct: 'float?',
  DiscountAmount: 'float?',
  ProductStandardCost: 'money?',
  TotalProductCost: 'money?',
  SalesAmount: 'money?',
  TaxAmt: 'money?',
  Freight: 'money?',
  CarrierTrackingNumber: 'nvarchar(25)?',
  CustomerPONumber: 'nvarchar(25)?',
  OrderDate: 'datetime?',
  DueDate: 'datetime?',
  ShipDate: 'datetime?',
});

const factSalesQuota = defineTable('dbo', 'FactSalesQuota', ['SalesQuotaKey'], {
  SalesQuotaKey: 'int',
  EmployeeKey: 'int',
  DateKey: 'int',
  CalendarYear: 'smallint',
  CalendarQuarter: 'tinyint',
  SalesAmountQuota: 'money',
  Date: 'datetime?',
});

export const adventureWorksFacts: readonly Table[] = [
  factCurrencyRate,
  factInternetSales,
  factProductInventory,
  factResellerSales,
  factSalesQuota,
];
