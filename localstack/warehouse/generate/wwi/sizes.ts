/** How many rows the generated WideWorldImportersDW has. */

/** Rows of the real warehouse; key 0 ('Unknown') counts as a row. */
const real = {
  invoices: 70_510,
  saleLines: 228_265,
  orderLines: 231_412,
  movements: 236_667,
  purchaseLines: 8_367,
  transactions: 99_585,
} as const;

export interface Sizes {
  readonly invoices: number;
  readonly saleLines: number;
  readonly orderLines: number;
  readonly movements: number;
  readonly purchaseLines: number;
  readonly transactions: number;
  /** Business ids and versions of the dimensions, without 'Unknown'. */
  readonly customers: number;
  readonly customerVersions: number;
  readonly cities: number;
  readonly cityVersions: number;
}

export const SUPPLIER_VERSIONS = 27;
export const ITEM_VERSIONS = 671;
export const EMPLOYEES = 19;
export const EMPLOYEE_VERSIONS = 212;

/**
 * Facts grow and shrink with the scale. There are more customers at larger scales and fewer cities at smaller
 * ones; items, suppliers and employees stay as they are.
 */
export function sizesAt(scale: number): Sizes {
  const facts = (count: number): number => Math.max(10, Math.round(count * scale));
  const growth = Math.max(1, scale);
  const shrink = Math.min(1, Math.max(0.02, scale));
  return {
    invoices: facts(real.invoices),
    saleLines: facts(real.saleLines),
    orderLines: facts(real.orderLines),
    movements: facts(real.movements),
    purchaseLines: facts(real.purchaseLines),
    transactions: facts(real.transactions),
    customers: Math.round(330 * growth),
    customerVersions: Math.round(402 * growth),
    cities: Math.round(37_940 * shrink),
    cityVersions: Math.round(116_294 * shrink),
  };
}
