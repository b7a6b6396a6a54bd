/** Fact tables of WideWorldImportersDW. Their keys carry the date because the originals are partitioned by it. */
import { defineTable, type Table } from './table.ts';

const movement = defineTable('Fact', 'Movement', ['Movement Key', 'Date Key'], {
  'Movement Key': 'bigint',
  'Date Key': 'date',
  'Stock Item Key': 'int',
  'Customer Key': 'int?',
  'Supplier Key': 'int?',
  'Transaction Type Key': 'int',
  'WWI Stock Item Transaction ID': 'int',
  'WWI Invoice ID': 'int?',
  'WWI Purchase Order ID': 'int?',
  Quantity: 'int',
  'Lineage Key': 'int',
});

const order = defineTable('Fact', 'Order', ['Order Key', 'Order Date Key'], {
  'Order Key': 'bigint',
  'City Key': 'int',
  'Customer Key': 'int',
  'Stock Item Key': 'int',
  'Order Date Key': 'date',
  'Picked Date Key': 'date?',
  'Salesperson Key': 'int',
  'Picker Key': 'int?',
  'WWI Order ID': 'int',
  'WWI Backorder ID': 'int?',
  Description: 'nvarchar(100)',
  Package: 'nvarchar(50)',
  Quantity: 'int',
  'Unit Price': 'decimal(18,2)',
  'Tax Rate': 'decimal(18,3)',
  'Total Excluding Tax': 'decimal(18,2)',
  'Tax Amount': 'decimal(18,2)',
  'Total Including Tax': 'decimal(18,2)',
  'Lineage Key': 'int',
});

const purchase = defineTable('Fact', 'Purchase', ['Purchase Key', 'Date Key'], {
  'Purchase Key': 'bigint',
  'Date Key': 'date',
  'Supplier Key': 'int',
  'Stock Item Key': 'int',
  'WWI Purchase Order ID': 'int?',
  'Ordered Outers': 'int',
  'Ordered Quantity': 'int',
  'Received Outers': 'int',
  Package: 'nvarchar(50)',
  'Is Order Finalized': 'bit',
  'Lineage Key': 'int',
});

const sale = defineTable('Fact', 'Sale', ['Sale Key', 'Invoice Date Key'], {
  'Sale Key': 'bigint',
  'City Key': 'int',
  'Customer Key': 'int',
  'Bill To Customer Key': 'int',
  'Stock Item Key': 'int',
  'Invoice Date Key': 'date',
  'Delivery Date Key': 'date?',
  'Salesperson Key': 'int',
  'WWI Invoice ID': 'int',
  Description: 'nvarchar(100)',
  Package: 'nvarchar(50)',
  Quantity: 'int',
  'Unit Price': 'decimal(18,2)',
  'Tax Rate': 'decimal(18,3)',
  'Total Excluding Tax': 'decimal(18,2)',
  'Tax Amount': 'decimal(18,2)',
  Profit: 'decimal(18,2)',
  'Total Including Tax': 'decimal(18,2)',
  'Total Dry Items': 'int',
  'Total Chiller Items': 'int',
  'Lineage Key': 'int',
});

const stockHolding = defineTable('Fact', 'Stock Holding', ['Stock Holding Key'], {
  'Stock Holding Key': 'bigint',
  'Stock Item Key': 'int',
  'Quantity On Hand': 'int',
  'Bin Location': 'nvarchar(20)',
  'Last Stocktake Quantity': 'int',
  'Last Cost Price': 'decimal(18,2)',
  'Reorder Level': 'int',
  'Target Stock Level': 'int',
  'Lineage Key': 'int',
});

const transaction = defineTable('Fact', 'Transaction', ['Transaction Key', 'Date Key'], {
  'Transaction Key': 'bigint',
  'Date Key': 'date',
  'Customer Key': 'int?',
  'Bill To Customer Key': 'int?',
  'Supplier Key': 'int?',
  'Transaction Type Key': 'int',
  'Payment Method Key': 'int?',
  'WWI Customer Transaction ID': 'int?',
  'WWI Supplier Transaction ID': 'int?',
  'WWI Invoice ID': 'int?',
  'WWI Purchase Order ID': 'int?',
  'Supplier Invoice Number': 'nvarchar(20)?',
  'Total Excluding Tax': 'decimal(18,2)',
  'Tax Amount': 'decimal(18,2)',
  'Total Including Tax': 'decimal(18,2)',
  'Outstanding Balance': 'decimal(18,2)',
  'Is Finalized': 'bit',
  'Lineage Key': 'int',
});

export const wideWorldImportersFacts: readonly Table[] = [
  movement,
  order,
  purchase,
  sale,
  stockHolding,
  transaction,
];
