/** The thirteen suppliers (names and categories as in the real warehouse) and how reliable each is. */
export interface Supplier {
  readonly name: string;
  readonly category: string;
  readonly paymentDays: number;
  /** Mean lead time relative to the item's `Lead Time Days`, and the spread of its logarithm. */
  readonly delay: number;
  readonly spread: number;
  /** Part of the purchase lines that arrive short. */
  readonly shortShare: number;
  /** Relative number of purchase lines that never arrive. */
  readonly cancelWeight: number;
}

/** By WWI Supplier ID, from 1. */
export const suppliers: readonly Supplier[] = [
  supplier('A Datum Corporation', 'Novelty Goods Supplier', 14, 0.95, 0.1, 0.02, 1),
  supplier('Contoso, Ltd.', 'Novelty Goods Supplier', 7, 1.05, 0.2, 0.05, 2),
  supplier('Consolidated Messenger', 'Courier Services Supplier', 30, 1, 0.2, 0, 0),
  supplier('Fabrikam, Inc.', 'Clothing Supplier', 30, 1.0, 0.15, 0.04, 1),
  supplier('Graphic Design Institute', 'Novelty Goods Supplier', 14, 1.1, 0.25, 0.06, 2),
  supplier('Humongous Insurance', 'Insurance Services Supplier', 14, 1, 0.2, 0, 0),
  supplier('Litware, Inc.', 'Packaging Supplier', 30, 0.9, 0.12, 0.01, 0.5),
  supplier('Lucerne Publishing', 'Novelty Goods Supplier', 30, 1.2, 0.3, 0, 0),
  supplier('Nod Publishers', 'Novelty Goods Supplier', 7, 1.3, 0.35, 0.18, 6),
  supplier('Northwind Electric Cars', 'Toy Supplier', 30, 1.25, 0.3, 0.08, 3),
  supplier('The Phone Company', 'Novelty Goods Supplier', 30, 1.0, 0.2, 0.05, 1.5),
  supplier('Trey Research', 'Marketing Services Supplier', 7, 1, 0.2, 0, 0),
  supplier('Woodgrove Bank', 'Financial Services Supplier', 7, 1, 0.2, 0, 0),
];

function supplier(
  name: string,
  category: string,
  paymentDays: number,
  delay: number,
  spread: number,
  shortShare: number,
  cancelWeight: number,
): Supplier {
  return { name, category, paymentDays, delay, spread, shortShare, cancelWeight };
}
