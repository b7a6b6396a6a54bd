/** Dimension tables of WideWorldImportersDW. */
import { type ColumnSpec, defineTable, type Table } from './table.ts';

/** The columns that end every slowly changing dimension. */
const versioned = {
  'Valid From': 'datetime2(7)',
  'Valid To': 'datetime2(7)',
  'Lineage Key': 'int',
} as const satisfies Record<string, ColumnSpec>;

const city = defineTable('Dimension', 'City', ['City Key'], {
  'City Key': 'int',
  'WWI City ID': 'int',
  City: 'nvarchar(50)',
  'State Province': 'nvarchar(50)',
  Country: 'nvarchar(60)',
  Continent: 'nvarchar(30)',
  'Sales Territory': 'nvarchar(50)',
  Region: 'nvarchar(30)',
  Subregion: 'nvarchar(30)',
  Location: 'geography?',
  'Latest Recorded Population': 'bigint',
  ...versioned,
});

const customer = defineTable('Dimension', 'Customer', ['Customer Key'], {
  'Customer Key': 'int',
  'WWI Customer ID': 'int',
  Customer: 'nvarchar(100)',
  'Bill To Customer': 'nvarchar(100)',
  Category: 'nvarchar(50)',
  'Buying Group': 'nvarchar(50)',
  'Primary Contact': 'nvarchar(50)',
  'Postal Code': 'nvarchar(10)',
  ...versioned,
});

const date = defineTable('Dimension', 'Date', ['Date'], {
  Date: 'date',
  'Day Number': 'int',
  Day: 'nvarchar(10)',
  Month: 'nvarchar(10)',
  'Short Month': 'nvarchar(3)',
  'Calendar Month Number': 'int',
  'Calendar Month Label': 'nvarchar(20)',
  'Calendar Year': 'int',
  'Calendar Year Label': 'nvarchar(10)',
  'Fiscal Month Number': 'int',
  'Fiscal Month Label': 'nvarchar(20)',
  'Fiscal Year': 'int',
  'Fiscal Year Label': 'nvarchar(10)',
  'ISO Week Number': 'int',
});

const employee = defineTable('Dimension', 'Employee', ['Employee Key'], {
  'Employee Key': 'int',
  'WWI Employee ID': 'int',
  Employee: 'nvarchar(50)',
  'Preferred Name': 'nvarchar(50)',
  'Is Salesperson': 'bit',
  Photo: 'varbinary(max)?',
  ...versioned,
});

const paymentMethod = defineTable('Dimension', 'Payment Method', ['Payment Method Key'], {
  'Payment Method Key': 'int',
  'WWI Payment Method ID': 'int',
  'Payment Method': 'nvarchar(50)',
  ...versioned,
});

const stockItem = defineTable('Dimension', 'Stock Item', ['Stock Item Key'], {
  'Stock Item Key': 'int',
  'WWI Stock Item ID': 'int',
  'Stock Item': 'nvarchar(100)',
  Color: 'nvarchar(20)',
  'Selling Package': 'nvarchar(50)',
  'Buying Package': 'nvarchar(50)',
  Brand: 'nvarchar(50)',
  Size: 'nvarchar(20)',
  'Lead Time Days': 'int',
  'Quantity Per Outer': 'int',
  'Is Chiller Stock': 'bit',
  Barcode: 'nvarchar(50)?',
  'Tax Rate': 'decimal(18,3)',
  'Unit Price': 'decimal(18,2)',
  'Recommended Retail Price': 'decimal(18,2)?',
  'Typical Weight Per Unit': 'decimal(18,3)',
  Photo: 'varbinary(max)?',
  ...versioned,
});

const supplier = defineTable('Dimension', 'Supplier', ['Supplier Key'], {
  'Supplier Key': 'int',
  'WWI Supplier ID': 'int',
  Supplier: 'nvarchar(100)',
  Category: 'nvarchar(50)',
  'Primary Contact': 'nvarchar(50)',
  'Supplier Reference': 'nvarchar(20)?',
  'Payment Days': 'int',
  'Postal Code': 'nvarchar(10)',
  ...versioned,
});

const transactionType = defineTable('Dimension', 'Transaction Type', ['Transaction Type Key'], {
  'Transaction Type Key': 'int',
  'WWI Transaction Type ID': 'int',
  'Transaction Type': 'nvarchar(50)',
  ...versioned,
});

export const wideWorldImportersDimensions: readonly Table[] = [
  city,
  customer,
  date,
  employee,
  paymentMethod,
  stockItem,
  supplier,
  transactionType,
];
