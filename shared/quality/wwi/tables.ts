/** The checked tables of WideWorldImportersDW. */
import type { CheckedTable } from '../check.ts';
import { keyText } from '../define.ts';

function table(schema: 'Dimension' | 'Fact', name: string): CheckedTable {
  const column = `f."${name} Key"`;
  const slug = name.toLowerCase().replaceAll(' ', '-');
  return { domain: 'wwi', name: `${schema}.${name}`, slug, key: keyText(column), order: column };
}

export const sales = table('Fact', 'Sale');
export const orders = table('Fact', 'Order');
export const purchases = table('Fact', 'Purchase');
export const movements = table('Fact', 'Movement');
export const transactions = table('Fact', 'Transaction');
export const holdings = table('Fact', 'Stock Holding');
export const items = table('Dimension', 'Stock Item');
export const customers = table('Dimension', 'Customer');
export const suppliers = table('Dimension', 'Supplier');
export const cities = table('Dimension', 'City');
export const employees = table('Dimension', 'Employee');
export const paymentMethods = table('Dimension', 'Payment Method');
export const transactionTypes = table('Dimension', 'Transaction Type');
