/** The generated WideWorldImportersDW in memory: dimensions, facts and what was planted in them. */
import type { ManifestDefect } from '../manifest.ts';
import type { GeneratorOptions } from '../options.ts';
import { type DimensionEnds, noDimensionEnds, plantWwiDefects } from './defects.ts';
import { createDimensions, type WwiDimensions } from './dimensions.ts';
import type { FactRows } from './fact-rows.ts';
import { createHoldings } from './holding-rows.ts';
import { createInvoices } from './invoices.ts';
import { createOrders } from './order-rows.ts';
import { createPurchases, numberPurchaseOrders } from './purchase-rows.ts';
import { dailyDemand, planPurchases } from './purchasing.ts';
import { createSales } from './sale-rows.ts';
import { type Sizes, sizesAt } from './sizes.ts';
import { createStock } from './stock.ts';
import { LAST_DAY } from './timeline.ts';
import { createTransactions } from './transaction-rows.ts';

export interface WwiModel {
  readonly sizes: Sizes;
  readonly dimensions: WwiDimensions;
  readonly facts: readonly FactRows[];
  /** Ends of versions that a defect moved. */
  readonly ends: DimensionEnds;
  readonly defects: readonly ManifestDefect[];
}

/** Stocktake corrections at scale 1. */
const ADJUSTMENTS = 40;

/** Invoices decide everything: orders come before them, purchases keep the stock up, payments follow. */
export function createWwiModel({ scale, seed, clean }: GeneratorOptions): WwiModel {
  const sizes = sizesAt(scale);
  const dimensions = createDimensions(seed, sizes);
  const invoices = createInvoices(seed, sizes, dimensions);
  const demand = dailyDemand(invoices, dimensions.items.length);
  const receipts = Math.max(
    0,
    sizes.movements - invoices.item.length - dimensions.items.length - Math.round(ADJUSTMENTS * scale),
  );
  const purchases = planPurchases(seed, sizes.purchaseLines, receipts, dimensions.items, demand);
  const orderIds = numberPurchaseOrders(purchases);
  const received = purchases.filter((line) => line.received > 0).length;
  const adjustments = Math.max(
    0,
    sizes.movements - invoices.item.length - dimensions.items.length - received,
  );
  const stock = createStock(seed, dimensions, invoices, purchases, orderIds, demand, adjustments);
  const sale = createSales(dimensions, invoices);
  const facts = {
    sale,
    order: createOrders(seed, sizes, dimensions, invoices),
    purchase: createPurchases(dimensions, purchases, orderIds),
    movement: stock.movements,
    transaction: createTransactions(
      seed,
      sizes.transactions,
      dimensions,
      invoices,
      sale,
      purchases,
      orderIds,
    ),
    holding: createHoldings(seed, dimensions, stock, demand, LAST_DAY),
  };
  const planted = clean ? { defects: [], ends: noDimensionEnds } : plantWwiDefects(seed, dimensions, facts);
  return { sizes, dimensions, facts: Object.values(facts), ...planted };
}
