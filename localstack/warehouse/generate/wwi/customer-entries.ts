/** Invoices to customers and what they pay. */
import { apportionWithin } from '../random/apportion.ts';
import type { Random } from '../random/prng.ts';
import type { WwiDimensions } from './dimensions.ts';
import type { Invoices } from './invoices.ts';
import { CUSTOMER_INVOICE, CUSTOMER_PAYMENT, type Entry, TRANSFER } from './ledger.ts';
import type { SaleRows } from './sale-rows.ts';
import { LAST_DAY, onBusinessDay } from './timeline.ts';

/** Each customer pays several invoices at once, in their order; the newest are still open. */
export function customerEntries(
  random: Random,
  dimensions: WwiDimensions,
  invoices: Invoices,
  sales: SaleRows,
  payments: number,
): Entry[] {
  const { net, tax } = invoiceTotals(invoices, sales);
  const ofCustomer = invoicesByCustomer(invoices, dimensions.billTo.length);
  const due = ofCustomer.map((own) => own.filter((invoice) => (invoices.day[invoice] ?? 0) <= LAST_DAY - 21));
  const high = due.map((own) => own.length);
  const room = high.reduce((left, right) => left + right, 0);
  const counts = apportionWithin(Math.min(payments, room), high, new Int32Array(high.length), high);
  const isPaid = new Uint8Array(invoices.count);
  const keys = (place: number, day: number): Pick<Entry, 'Customer Key' | 'Bill To Customer Key'> => ({
    'Customer Key': dimensions.customer.keyOn(place + 1, day),
    'Bill To Customer Key': dimensions.customer.keyOn(dimensions.billTo[place] ?? 0, day),
  });
  const paid = due.flatMap((own, place) =>
    chunks(own, counts[place] ?? 0).map((chunk): Entry => {
      for (const invoice of chunk) isPaid[invoice] = 1;
      const newest = invoices.day[chunk.at(-1) ?? 0] ?? 0;
      const day = onBusinessDay(newest + random.between(3, 19));
      const sum = (values: Float64Array): number =>
        chunk.reduce((all, invoice) => all + (values[invoice] ?? 0), 0);
      return {
        ...keys(place, day),
        day,
        type: CUSTOMER_PAYMENT,
        net: -sum(net),
        tax: -sum(tax),
        isPaid: true,
        'Payment Method Key': TRANSFER,
      };
    }),
  );
  const invoiced = Array.from({ length: invoices.count }, (_, invoice): Entry => {
    const day = invoices.day[invoice] ?? 0;
    return {
      ...keys(invoices.customer[invoice] ?? 0, day),
      day,
      type: CUSTOMER_INVOICE,
      net: net[invoice] ?? 0,
      tax: tax[invoice] ?? 0,
      isPaid: isPaid[invoice] === 1,
      'WWI Invoice ID': invoice + 1,
    };
  });
  return [...invoiced, ...paid];
}

function invoiceTotals(invoices: Invoices, sales: SaleRows): { net: Float64Array; tax: Float64Array } {
  const net = new Float64Array(invoices.count);
  const tax = new Float64Array(invoices.count);
  for (let row = 0; row < invoices.item.length; row += 1) {
    const invoice = (sales.ints['WWI Invoice ID'][row] ?? 1) - 1;
    net[invoice] = (net[invoice] ?? 0) + (sales.floats['Total Excluding Tax'][row] ?? 0);
    tax[invoice] = (tax[invoice] ?? 0) + (sales.floats['Tax Amount'][row] ?? 0);
  }
  return { net, tax };
}

function invoicesByCustomer(invoices: Invoices, customers: number): number[][] {
  const own: number[][] = Array.from({ length: customers }, () => []);
  invoices.customer.forEach((place, invoice) => {
    own[place]?.push(invoice);
  });
  return own;
}

/** Splits a list into parts of nearly equal size, none of them empty when there are enough items. */
function chunks<T>(items: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
}
