/** The lines of the internet channel. */
import type { Product } from '../catalog/products.ts';
import { createLines, DAY_MS, type SalesLines } from '../sales-lines.ts';
import { FIRST_DAY } from '../timeline.ts';
import { fillBaskets } from './baskets.ts';
import { assignCustomers, type CustomerBook, FIRST_CUSTOMER_KEY } from './customers.ts';
import { type Basket, groupOrders } from './orders.ts';
import type { InternetTargets } from './targets.ts';

export interface InternetSales {
  readonly lines: SalesLines;
  readonly customers: CustomerBook;
}

/** Generates the channel: days, then orders, then lines; one piece a line, sold at the list price. */
export function sellOverInternet(
  seed: number,
  scale: number,
  catalog: readonly Product[],
  targets: InternetTargets,
): InternetSales {
  const baskets = fillBaskets(seed, scale, catalog, targets);
  const orders = groupOrders(seed, scale, baskets);
  const customers = assignCustomers(seed, scale, orders, targets);
  return { lines: layOut(catalog, orders, customers), customers };
}

function layOut(
  catalog: readonly Product[],
  orders: readonly Basket[][],
  customers: CustomerBook,
): SalesLines {
  const count = orders.reduce((all, day) => all + day.reduce((sum, basket) => sum + basket.length, 0), 0);
  const lines = createLines(count);
  let order = 0;
  orders.forEach((baskets, index) => {
    for (const basket of baskets) {
      const customer = customers.ofOrder[order] ?? 0;
      basket.forEach((product, line) => {
        addLine(lines, catalog, product);
        const row = lines.length - 1;
        lines.day[row] = FIRST_DAY + index;
        lines.orderTime[row] = (FIRST_DAY + index) * DAY_MS;
        lines.order[row] = order;
        lines.line[row] = line + 1;
        lines.buyer[row] = FIRST_CUSTOMER_KEY + customer;
        lines.territory[row] = customers.territory[customer] ?? 0;
      });
      order += 1;
    }
  });
  return lines;
}

function addLine(lines: SalesLines, catalog: readonly Product[], key: number): void {
  const row = lines.length;
  const product = catalog[key - 1];
  const price = product?.listPrice ?? 0;
  const cost = product?.standardCost ?? 0;
  lines.product[row] = key;
  lines.promotion[row] = 1;
  lines.quantity[row] = 1;
  lines.unitPrice[row] = price;
  lines.extended[row] = price;
  lines.unitCost[row] = cost;
  lines.totalCost[row] = cost;
  lines.amount[row] = price;
  lines.length = row + 1;
}
