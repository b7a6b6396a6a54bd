/** Fact.Sale from the invoices. */
import type { WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows } from './fact-rows.ts';
import type { Invoices } from './invoices.ts';
import { onBusinessDay } from './timeline.ts';

const ints = [
  'City Key',
  'Customer Key',
  'Bill To Customer Key',
  'Stock Item Key',
  'Invoice Date Key',
  'Salesperson Key',
  'WWI Invoice ID',
  'Quantity',
  'Total Dry Items',
  'Total Chiller Items',
] as const;
const floats = [
  'Delivery Date Key',
  'Unit Price',
  'Tax Rate',
  'Total Excluding Tax',
  'Tax Amount',
  'Profit',
  'Total Including Tax',
] as const;

export type SaleRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

/** Tax in cents on an amount in cents, at a rate in thousandths of a percent. */
export function taxOn(cents: number, rate: number): number {
  return Math.round((cents * rate) / 100_000);
}

/** One row an invoice line; keys are those of the versions valid on the invoice date. */
export function createSales(dimensions: WwiDimensions, invoices: Invoices): SaleRows {
  const { items, item, customer, city, employee } = dimensions;
  const count = invoices.item.length;
  const packages = [...new Set(items.map(({ sellingPackage }) => sellingPackage))];
  const packageOf = items.map(({ sellingPackage }) => packages.indexOf(sellingPackage));
  const rows = createFact('Fact.Sale', 'Sale Key', count, ints, floats, {
    Description: items.map(({ name }) => name),
    Package: packages,
  });
  rows.length = count;
  for (let invoice = 0; invoice < invoices.count; invoice += 1) {
    const day = invoices.day[invoice] ?? 0;
    const place = invoices.customer[invoice] ?? 0;
    const keys = {
      city: city.keyOn(dimensions.customerCity[place] ?? 0, day),
      customer: customer.keyOn(place + 1, day),
      billTo: customer.keyOn(dimensions.billTo[place] ?? 0, day),
      salesperson: employee.keyOn(invoices.salesperson[invoice] ?? 0, day),
    };
    const to = invoices.firstLine[invoice + 1] ?? 0;
    for (let row = invoices.firstLine[invoice] ?? 0; row < to; row += 1) {
      const id = invoices.item[row] ?? 0;
      const key = item.keyOn(id, day);
      const quantity = invoices.quantity[row] ?? 0;
      const goods = items[id - 1];
      const price = dimensions.priceOfKey[key] ?? 0;
      const net = price * quantity;
      const tax = taxOn(net, goods?.taxRate ?? 0);
      rows.ints['City Key'][row] = keys.city;
      rows.ints['Customer Key'][row] = keys.customer;
      rows.ints['Bill To Customer Key'][row] = keys.billTo;
      rows.ints['Stock Item Key'][row] = key;
      rows.ints['Invoice Date Key'][row] = day;
      rows.floats['Delivery Date Key'][row] = onBusinessDay(day + 1);
      rows.ints['Salesperson Key'][row] = keys.salesperson;
      rows.ints['WWI Invoice ID'][row] = invoice + 1;
      rows.ints.Quantity[row] = quantity;
      rows.floats['Unit Price'][row] = price;
      rows.floats['Tax Rate'][row] = goods?.taxRate ?? 0;
      rows.floats['Total Excluding Tax'][row] = net;
      rows.floats['Tax Amount'][row] = tax;
      rows.floats.Profit[row] = net - (dimensions.costOfKey[key] ?? 0) * quantity;
      rows.floats['Total Including Tax'][row] = net + tax;
      rows.ints['Total Dry Items'][row] = goods?.isChiller ? 0 : quantity;
      rows.ints['Total Chiller Items'][row] = goods?.isChiller ? quantity : 0;
      setText(rows, 'Description', row, id - 1);
      setText(rows, 'Package', row, packageOf[id - 1] ?? 0);
    }
  }
  return rows;
}

function setText(rows: SaleRows, column: string, row: number, code: number): void {
  const text = rows.texts[column];
  if (text !== undefined) text.codes[row] = code;
}
