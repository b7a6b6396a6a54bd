/** The checked tables of WideWorldImportersDW. */
import type { CheckedTable } from '../check.ts';
import { keyText } from '../define.ts';

function table(schema: 'Dimension' | 'Fact', name: string, label?: string): CheckedTable {
  const column = `f."${name} Key"`;
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const named = label === undefined ? {} : { label };
  return { domain: 'wwi', name: `${schema}.${name}`, slug, key: keyText(column), ...named, order: column };
}

/** A dimension whose rows are called what the column of its own name says. */
const dimension = (name: string) => table('Dimension', name, `f."${name}"`);

/** The item that a fact is about. */
const itemName = `(SELECT MAX(i."Stock Item") FROM "Dimension"."Stock Item" AS i
    WHERE i."Stock Item Key" = f."Stock Item Key")`;

export const sales = table('Fact', 'Sale', itemName);
export const orders = table('Fact', 'Order', itemName);
export const purchases = table('Fact', 'Purchase', itemName);
export const movements = table('Fact', 'Movement', itemName);
export const transactions = table('Fact', 'Transaction');
export const holdings = table('Fact', 'Stock Holding', itemName);
export const items = dimension('Stock Item');
export const customers = dimension('Customer');
export const suppliers = dimension('Supplier');
export const cities = dimension('City');
export const employees = dimension('Employee');
export const paymentMethods = dimension('Payment Method');
export const transactionTypes = dimension('Transaction Type');
