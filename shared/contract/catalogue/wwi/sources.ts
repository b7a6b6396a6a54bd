/** Source columns and caveats that several Wide World Importers metrics share. */

export const sale = (column: string) => `Fact.Sale.${column}`;
export const purchase = (column: string) => `Fact.Purchase.${column}`;
export const movement = (column: string) => `Fact.Movement.${column}`;
export const holding = (column: string) => `Fact.Stock Holding.${column}`;
export const item = (column: string) => `Dimension.Stock Item.${column}`;

export const invoiceDate = [sale('Invoice Date Key'), 'Dimension.Date.Date'];

/** What tells the supplier of a stock item, for its name and for the filters. */
export const supplierSources = [
  item('WWI Stock Item ID'),
  purchase('Stock Item Key'),
  purchase('Supplier Key'),
  purchase('Date Key'),
  'Dimension.Supplier.WWI Supplier ID',
  'Dimension.Supplier.Supplier',
  'Dimension.Supplier.Category',
];

/** What lead times are counted from. */
export const leadTimeSources = [
  purchase('Date Key'),
  purchase('WWI Purchase Order ID'),
  purchase('Stock Item Key'),
  movement('Date Key'),
  movement('WWI Purchase Order ID'),
  movement('Stock Item Key'),
  movement('Quantity'),
  'Dimension.Date.Date',
];

export const filterCaveat =
  'Filters choose by the supplier of the line’s stock item, which is that of the item’s newest purchase, and by that supplier’s present category; an item never purchased passes no filter.';

export const calendarCaveat = 'Lines whose date is not in Dimension.Date are left out.';

export const taxCaveat = 'Tax is excluded.';

export const leadTimeCaveat =
  'The warehouse keeps no receipt date with a purchase: the first stock movement into stock that carries the purchase order and the item is its receipt; later part deliveries do not count, and a receipt before its order is left out.';

/** Formulas of reordering and scores. */
export const methods = 'docs/decisions/0005-scores-reorder-demand.md';

export const kpiPeriod =
  'The days asked for, first and last included; by default 365 days, or as many as this installation is set to, up to the last day for which the sales are complete. Previous: the period of equal length just before, or the same days a year earlier where that is asked for.';
