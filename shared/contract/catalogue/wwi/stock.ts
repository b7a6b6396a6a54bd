import type { MetricDefinition } from '../../platform/metrics.ts';
import {
  calendarCaveat,
  holding,
  invoiceDate,
  item,
  leadTimeCaveat,
  leadTimeSources,
  methods,
  purchase,
  sale,
  supplierSources,
} from './sources.ts';

type Stock = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly sources: readonly string[];
  readonly period?: string;
  readonly caveats?: readonly string[];
  readonly references?: readonly string[];
};

const inventory =
  'Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th edition, CRC Press 2017, chapter 6';
const king =
  'King, Crack the Code: Understanding safety stock and mastering its equations, APICS magazine, July/August 2011';
export const demandWindow =
  'The last 365 days of sales at their usual level, or from the item’s first sale where that is later.';
const allPurchases = 'All purchases and receipts in the warehouse.';
const now = 'As the stock snapshot of the warehouse stands; the snapshot carries no date.';

function stock({
  sources,
  period = demandWindow,
  caveats = [],
  references = [],
  ...rest
}: Stock): MetricDefinition {
  return {
    ...rest,
    domain: 'wwi',
    sources: [...new Set([...sources, item('WWI Stock Item ID')])],
    period,
    caveats: [
      ...caveats,
      'All versions of a stock item count together, by WWI Stock Item ID; its supplier is that of its newest purchase.',
    ],
    queries: ['wwi.stock.position'],
    endpoints: ['wwi.stock.recommendations'],
    references: [...references, methods],
  };
}

const demandSources = [sale('Quantity'), sale('Stock Item Key'), ...invoiceDate];
export const planSources = [...demandSources, ...leadTimeSources, item('Lead Time Days')];
export const onHand = holding('Quantity On Hand');
export const openPurchases = [
  purchase('Ordered Outers'),
  purchase('Received Outers'),
  purchase('Is Order Finalized'),
  item('Quantity Per Outer'),
];

const position = [
  stock({
    key: 'stock_on_hand',
    label: 'On hand',
    definition: 'Units in stock.',
    formula: 'Quantity On Hand of the item’s last written Stock Holding row',
    unit: 'units',
    sources: [onHand, holding('Stock Item Key'), holding('Stock Holding Key')],
    period: now,
    caveats: ['Negative when more was promised than there is.'],
  }),
  stock({
    key: 'stock_on_order',
    label: 'On order',
    definition: 'Units ordered from suppliers that have not come.',
    formula:
      'SUM((Ordered Outers - Received Outers) * Quantity Per Outer) of purchase lines that are not finalised and not fully received',
    unit: 'units',
    sources: openPurchases,
    period: allPurchases,
    caveats: ['A finalised line that was not fully received is not expected to be.'],
  }),
];

const demand = [
  stock({
    key: 'stock_daily_demand',
    label: 'Daily demand',
    definition: 'Units sold on an average calendar day.',
    formula: 'SUM(Quantity) / calendar days of the window; not below 0',
    unit: 'units',
    sources: demandSources,
    caveats: [
      'Days without sales, all Sundays among them, are zeros: lead times are calendar days too.',
      'What could not be sold for want of stock is no demand here.',
      calendarCaveat,
    ],
  }),
  stock({
    key: 'stock_lead_time_days',
    label: 'Lead time of an item',
    definition: 'Days from ordering an item to its first receipt.',
    formula:
      'mean(receipt date - order date) over purchase orders of the item; with fewer than 5 receipts its Lead Time Days',
    unit: 'days',
    sources: [...leadTimeSources, item('Lead Time Days')],
    period: allPurchases,
    caveats: [
      leadTimeCaveat,
      'The answer says which of the two it is; the item’s Lead Time Days are an assumption, taken as certain.',
      'Days are counted in the date dimension; if that has gaps, all lead times are assumptions and the answer says so.',
    ],
  }),
];

const plan = [
  stock({
    key: 'stock_safety_stock',
    label: 'Safety stock',
    definition: 'Stock held against a demand above the expected during the lead time.',
    formula:
      'z * sqrt(L * var(D) + D^2 * var(L)); D daily demand, L lead time in days, z normal quantile of the service level',
    unit: 'units',
    sources: planSources,
    caveats: [
      'Daily demands are taken as independent of each other and of the lead time; the weekly rhythm makes the result somewhat larger, on the safe side.',
      'For items that sell a few times a month the normal distribution is rough.',
    ],
    references: [inventory, king],
  }),
  stock({
    key: 'stock_reorder_point',
    label: 'Reorder point',
    definition: 'Position (on hand and on order) at which to order.',
    formula: 'D * L + safety stock; with under 28 days of demand max(Reorder Level, D * L)',
    unit: 'units',
    sources: [...planSources, holding('Reorder Level')],
    references: [inventory],
  }),
  stock({
    key: 'stock_days_of_cover',
    label: 'Days of cover',
    definition: 'Days that the stock on hand lasts at the mean demand.',
    formula: 'max(0, on hand) / daily demand',
    unit: 'days',
    sources: [onHand, ...demandSources],
    caveats: ['Not known without demand.'],
  }),
  stock({
    key: 'stock_recommended_quantity',
    label: 'Recommended quantity',
    definition: 'Units to order now.',
    formula:
      'once on hand + on order <= reorder point: max(Target Stock Level, reorder point + 7 D) - (on hand + on order), rounded up to whole outers; else 0',
    unit: 'units',
    sources: [...planSources, ...openPurchases, onHand, holding('Target Stock Level')],
    references: [inventory],
  }),
  stock({
    key: 'stock_estimated_cost',
    label: 'Estimated cost',
    definition: 'Cost of the recommended quantity.',
    formula: 'recommended quantity * Last Cost Price',
    unit: 'USD',
    sources: [holding('Last Cost Price')],
    period: now,
    caveats: ['At the last price paid; not known where the warehouse has none.'],
  }),
  stock({
    key: 'stock_urgency',
    label: 'Urgency',
    definition: 'How soon a buyer must act.',
    formula:
      'HIGH: on hand is 0 or less, or less than the demand of the lead time (D * L), with demand. MEDIUM: an order is due. LOW: neither.',
    unit: 'class',
    sources: [...planSources, ...openPurchases, onHand, ...supplierSources],
    caveats: [
      'HIGH says that stock runs out before an order placed now arrives, even where one is on its way.',
    ],
  }),
];

export const stockMetrics: readonly MetricDefinition[] = [...position, ...demand, ...plan];
