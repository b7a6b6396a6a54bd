/**
 * Test support: a fortnight of sales whose sums fit in the head. Item 1 has two versions and changed its
 * supplier from Tailor to Northwind; item 2 comes from Tailor; item 3 was never purchased. Northwind has
 * two versions, the older of another category. Customer 1 has two keys; key 0 is 'Unknown'.
 */
import { eachDay } from '../../../analytics/series/calendar.ts';
import type { Raw, TableRows } from './fixture.ts';

const current = '9999-12-31 23:59:59.999999';

export function dates(from: string, to: string): Raw[] {
  return eachDay(from, to).map((day) => ({ Date: day }));
}

export const smallDimensions = {
  'Dimension.Date': dates('2016-01-01', '2016-12-31'),
  'Dimension.Customer': [
    { 'Customer Key': 0, 'WWI Customer ID': 0 },
    { 'Customer Key': 1, 'WWI Customer ID': 1 },
    { 'Customer Key': 2, 'WWI Customer ID': 1 },
    { 'Customer Key': 3, 'WWI Customer ID': 2 },
  ],
  'Dimension.Stock Item': [
    item(0, 0, 'Unknown', 0, 1, current),
    item(1, 1, 'Mug, old name', 7, 10, '2016-05-10 00:00:00'),
    item(2, 2, 'Ink', 14, 1, current),
    item(3, 1, 'Mug', 7, 12, current),
    item(4, 3, 'Žluťoučký kůň', 3, 6, current),
  ],
  'Dimension.Supplier': [
    supplier(0, 0, 'Unknown', 'N/A', current),
    supplier(1, 1, 'Tailor', 'Clothing', current),
    supplier(2, 2, 'Northwind', 'Novelty', '2016-05-01 00:00:00'),
    supplier(3, 2, 'Northwind', 'Toys', current),
  ],
} as const satisfies TableRows;

function item(key: number, id: number, name: string, leadTime: number, outer: number, validTo: string): Raw {
  return {
    'Stock Item Key': key,
    'WWI Stock Item ID': id,
    'Stock Item': name,
    'Lead Time Days': leadTime,
    'Quantity Per Outer': outer,
    'Valid To': validTo,
  };
}

function supplier(key: number, id: number, name: string, category: string, validTo: string): Raw {
  return {
    'Supplier Key': key,
    'WWI Supplier ID': id,
    Supplier: name,
    Category: category,
    'Valid To': validTo,
  };
}

export interface Purchase {
  readonly key: number;
  readonly date: string;
  readonly supplier: number;
  readonly item: number;
  readonly order: number;
  readonly ordered: number;
  readonly received: number;
  readonly finalized: boolean;
}

export function purchase(row: Purchase): Raw {
  return {
    'Purchase Key': row.key,
    'Date Key': row.date,
    'Supplier Key': row.supplier,
    'Stock Item Key': row.item,
    'WWI Purchase Order ID': row.order,
    'Ordered Outers': row.ordered,
    'Received Outers': row.received,
    'Is Order Finalized': row.finalized ? 1 : 0,
  };
}

export function sale(
  date: string,
  invoice: number,
  customer: number,
  item: number,
  units: number,
  net: string,
  profit: string,
): Raw {
  return {
    'Invoice Date Key': date,
    'WWI Invoice ID': invoice,
    'Customer Key': customer,
    'Stock Item Key': item,
    Quantity: units,
    'Total Excluding Tax': net,
    Profit: profit,
  };
}

export function receipt(date: string, item: number, order: number, units: number): Raw {
  return { 'Date Key': date, 'Stock Item Key': item, 'WWI Purchase Order ID': order, Quantity: units };
}

export const small = {
  ...smallDimensions,
  'Fact.Sale': [
    // Tuesday 10 May to Saturday 14 May.
    sale('2016-05-10', 1, 1, 1, 10, '100.10', '40.05'),
    sale('2016-05-10', 1, 1, 2, 1, '20.00', '5.00'),
    sale('2016-05-11', 2, 3, 2, 2, '40.00', '10.00'),
    sale('2016-05-14', 3, 2, 3, 5, '60.05', '-4.10'),
    // Monday 16 May to Friday 20 May.
    sale('2016-05-16', 4, 2, 3, 20, '240.20', '80.00'),
    sale('2016-05-17', 5, 0, 4, 3, '30.00', '12.00'),
    sale('2016-05-17', 5, 0, 2, 1, '20.00', '5.00'),
    sale('2016-05-20', 6, 1, 3, 1, '12.01', '4.00'),
    // A date that the date dimension does not have: no day of the business.
    sale('2099-01-01', 7, 1, 3, 1, '99999.00', '1.00'),
  ],
  'Fact.Purchase': [
    purchase({
      key: 1,
      date: '2016-04-01',
      supplier: 1,
      item: 1,
      order: 1,
      ordered: 10,
      received: 10,
      finalized: true,
    }),
    purchase({
      key: 2,
      date: '2016-04-01',
      supplier: 1,
      item: 2,
      order: 1,
      ordered: 20,
      received: 15,
      finalized: true,
    }),
    purchase({
      key: 3,
      date: '2016-05-02',
      supplier: 2,
      item: 1,
      order: 2,
      ordered: 8,
      received: 8,
      finalized: true,
    }),
    purchase({
      key: 4,
      date: '2016-05-18',
      supplier: 3,
      item: 3,
      order: 3,
      ordered: 5,
      received: 2,
      finalized: false,
    }),
    // An item that nobody knows, from a supplier that nobody knows.
    purchase({
      key: 5,
      date: '2016-05-19',
      supplier: 0,
      item: 4,
      order: 4,
      ordered: 9,
      received: 0,
      finalized: false,
    }),
  ],
  'Fact.Movement': [
    receipt('2016-04-06', 1, 1, 100),
    receipt('2016-04-11', 2, 1, 10),
    receipt('2016-04-15', 2, 1, 5),
    receipt('2016-05-12', 3, 2, 96),
    receipt('2016-05-20', 3, 3, 24),
    // An issue to a customer carries no purchase order.
    { 'Date Key': '2016-05-20', 'Stock Item Key': 3, 'WWI Purchase Order ID': null, Quantity: -1 },
  ],
  'Fact.Stock Holding': [
    {
      'Stock Holding Key': 1,
      'Stock Item Key': 1,
      'Quantity On Hand': 50,
      'Last Cost Price': '5.50',
      'Reorder Level': 20,
      'Target Stock Level': 100,
    },
    {
      'Stock Holding Key': 2,
      'Stock Item Key': 2,
      'Quantity On Hand': 2,
      'Last Cost Price': '10.25',
      'Reorder Level': 5,
      'Target Stock Level': 30,
    },
    {
      'Stock Holding Key': 3,
      'Stock Item Key': 4,
      'Quantity On Hand': 500,
      'Last Cost Price': null,
      'Reorder Level': 0,
      'Target Stock Level': 0,
    },
  ],
} as const satisfies TableRows;
