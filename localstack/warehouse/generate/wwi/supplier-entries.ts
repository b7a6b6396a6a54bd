/** Invoices from suppliers and what they are paid. */
import type { Random } from '../random/prng.ts';
import type { WwiDimensions } from './dimensions.ts';
import { type Entry, SUPPLIER_INVOICE, SUPPLIER_PAYMENT, TRANSFER } from './ledger.ts';
import type { PurchaseLine } from './purchasing.ts';
import { taxOn } from './sale-rows.ts';
import { suppliers } from './suppliers.ts';
import { LAST_DAY, onBusinessDay } from './timeline.ts';

/** Tax rate on what suppliers deliver, in thousandths of a percent. */
const SUPPLIER_TAX = 15_000;

/** One invoice for each purchase order that has delivered, and a payment by supplier and month. */
export function supplierEntries(
  random: Random,
  dimensions: WwiDimensions,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
): Entry[] {
  const invoiced = supplierInvoices(random, dimensions, purchases, orderIds);
  const open = new Map<string, { supplier: number; day: number; net: number; tax: number }>();
  for (const { supplier, entry } of invoiced) {
    if (!entry.isPaid) continue;
    const payDay = onBusinessDay(paymentDay(supplier, entry.day));
    const sum = open.get(`${supplier}/${payDay}`) ?? { supplier, day: payDay, net: 0, tax: 0 };
    sum.net -= entry.net;
    sum.tax -= entry.tax;
    open.set(`${supplier}/${payDay}`, sum);
  }
  const paid = [...open.values()].map(
    ({ supplier, day, net, tax }): Entry => ({
      day,
      type: SUPPLIER_PAYMENT,
      net,
      tax,
      isPaid: true,
      'Supplier Key': dimensions.supplier.keyOn(supplier, day),
      'Payment Method Key': TRANSFER,
    }),
  );
  return [...invoiced.map(({ entry }) => entry), ...paid];
}

/** Suppliers are paid on fixed days, every four weeks, after their days of credit. */
function paymentDay(supplier: number, invoiceDay: number): number {
  const due = invoiceDay + (suppliers[supplier - 1]?.paymentDays ?? 0);
  return Math.ceil(due / 28) * 28 + (supplier % 5);
}

function supplierInvoices(
  random: Random,
  dimensions: WwiDimensions,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
): { supplier: number; entry: Entry }[] {
  const orders = new Map<number, { supplier: number; day: number; net: number }>();
  purchases.forEach(({ item, supplier, arrival, received }, index) => {
    if (received === 0) return;
    const id = orderIds[index] ?? 0;
    const order = orders.get(id) ?? { supplier, day: arrival, net: 0 };
    const cost = dimensions.costOfKey[dimensions.item.keyOn(item, arrival)] ?? 0;
    order.day = Math.max(order.day, arrival);
    order.net += cost * received * (dimensions.items[item - 1]?.quantityPerOuter ?? 1);
    orders.set(id, order);
  });
  return [...orders.entries()].map(([id, { supplier, day, net }]) => ({
    supplier,
    entry: {
      day,
      type: SUPPLIER_INVOICE,
      net,
      tax: taxOn(net, SUPPLIER_TAX),
      isPaid: onBusinessDay(paymentDay(supplier, day)) <= LAST_DAY,
      'Supplier Key': dimensions.supplier.keyOn(supplier, day),
      'WWI Purchase Order ID': id,
      supplierInvoice: String(random.between(1_000, 999_999)),
    },
  }));
}
