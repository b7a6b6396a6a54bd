/** Sales lines of one channel, by column. */

/**
 * One entry a line, in order of day, order and line. Money is in ten-thousandths of a dollar, so whole
 * numbers are exact; NaN is NULL. `length` may be below the arrays' capacity: planted duplicates need room.
 */
export interface SalesLines {
  length: number;
  /** Order day (days since 1970-01-01). */
  readonly day: Int32Array;
  /** Place of the order within the channel, from 0. */
  readonly order: Int32Array;
  /** Line number within the order, from 1. */
  readonly line: Uint8Array;
  readonly product: Int32Array;
  /** CustomerKey or ResellerKey. */
  readonly buyer: Int32Array;
  /** EmployeeKey; 0 in the internet channel. */
  readonly employee: Int32Array;
  readonly territory: Uint8Array;
  readonly promotion: Uint8Array;
  readonly quantity: Int32Array;
  readonly unitPrice: Float64Array;
  readonly extended: Float64Array;
  /** Part of the extended amount, 0.05 is 5 %. */
  readonly discountPct: Float64Array;
  readonly discount: Float64Array;
  readonly unitCost: Float64Array;
  readonly totalCost: Float64Array;
  readonly amount: Float64Array;
  /** Order day as a timestamp in milliseconds. */
  readonly orderTime: Float64Array;
}

/** Room for the lines that planted defects add. */
const SPARE = 64;
export const DAY_MS = 86_400_000;

/** Empty lines of the given capacity. */
export function createLines(capacity: number): SalesLines {
  const size = capacity + SPARE;
  return {
    length: 0,
    day: new Int32Array(size),
    order: new Int32Array(size),
    line: new Uint8Array(size),
    product: new Int32Array(size),
    buyer: new Int32Array(size),
    employee: new Int32Array(size),
    territory: new Uint8Array(size),
    promotion: new Uint8Array(size),
    quantity: new Int32Array(size),
    unitPrice: new Float64Array(size),
    extended: new Float64Array(size),
    discountPct: new Float64Array(size),
    discount: new Float64Array(size),
    unitCost: new Float64Array(size),
    totalCost: new Float64Array(size),
    amount: new Float64Array(size),
    orderTime: new Float64Array(size),
  };
}

type LineColumn = Exclude<keyof SalesLines, 'length'>;

/** The columns of the lines, for moving whole rows. */
const lineColumns: readonly LineColumn[] = [
  'day',
  'order',
  'line',
  'product',
  'buyer',
  'employee',
  'territory',
  'promotion',
  'quantity',
  'unitPrice',
  'extended',
  'discountPct',
  'discount',
  'unitCost',
  'totalCost',
  'amount',
  'orderTime',
];

/** Puts a copy of a line at the end and answers its place. */
export function appendCopy(lines: SalesLines, from: number): number {
  const to = lines.length;
  for (const column of lineColumns) lines[column].copyWithin(to, from, from + 1);
  lines.length += 1;
  return to;
}

/** Takes out the lines from `from` to before `to`. */
export function removeLines(lines: SalesLines, from: number, to: number): void {
  for (const column of lineColumns) lines[column].copyWithin(from, to, lines.length);
  lines.length -= to - from;
}
