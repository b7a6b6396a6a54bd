import type { MetricDefinition } from '../../platform/metrics.ts';
import { holding, item, methods } from './sources.ts';
import { demandWindow, onHand, openPurchases, planSources } from './stock.ts';

type Scenario = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit' | 'sources'> & {
  readonly caveats?: readonly string[];
};

function scenario({ sources, caveats = [], ...rest }: Scenario): MetricDefinition {
  return {
    ...rest,
    domain: 'wwi',
    sources: [...new Set([...sources, item('WWI Stock Item ID')])],
    period: demandWindow,
    caveats: [
      ...caveats,
      'Daily demand and lead time are multiplied by the scenario’s factors, their variances by the squares; planned for the scenario’s service level. Today’s values are without factors, at the service level that is set.',
      'Over the items that the scenario chooses.',
    ],
    queries: ['wwi.stock.position'],
    endpoints: ['wwi.scenarios.preview', 'wwi.scenarios.create', 'wwi.scenarios.list', 'wwi.scenarios.read'],
    references: [methods],
  };
}

const cost = holding('Last Cost Price');
const orderSources = [...planSources, ...openPurchases, onHand, holding('Target Stock Level')];
const unknownCost = 'At the last price paid; not known when the warehouse has none for one of the items.';
const normal =
  'Demand in the lead time is taken as normal, with mean D L and variance L var(D) + D^2 var(L); an item without demand has no risk.';

export const scenarioMetrics: readonly MetricDefinition[] = [
  scenario({
    key: 'scenario_stock_outs',
    label: 'Stock-outs',
    definition: 'Items whose stock runs out before an order placed now arrives.',
    formula: 'COUNT(items whose urgency is HIGH)',
    unit: 'count',
    sources: [...planSources, onHand],
  }),
  scenario({
    key: 'scenario_expected_stock_outs',
    label: 'Expected stock-outs',
    definition: 'Items that can be expected to run out before an order placed now arrives.',
    formula: 'SUM(stock-out risk)',
    unit: 'count',
    sources: [...planSources, onHand],
    caveats: [normal],
  }),
  scenario({
    key: 'scenario_stock_out_risk_pct',
    label: 'Stock-out risk',
    definition: 'Probability that the demand of an item in its lead time exceeds its stock on hand.',
    formula: '100 * P(demand in the lead time > on hand)',
    unit: 'percent',
    sources: [...planSources, onHand],
    caveats: [normal],
  }),
  scenario({
    key: 'scenario_stock_value',
    label: 'Stock value',
    definition: 'Cost of the stock once all orders are in.',
    formula: 'SUM((max(0, on hand + on order) + recommended quantity) * Last Cost Price)',
    unit: 'USD',
    sources: [...orderSources, cost],
    caveats: [unknownCost],
  }),
  scenario({
    key: 'scenario_safety_stock_value',
    label: 'Safety stock value',
    definition: 'Cost of the safety stock.',
    formula: 'SUM(safety stock rounded up * Last Cost Price)',
    unit: 'USD',
    sources: [...planSources, cost],
    caveats: [unknownCost],
  }),
  scenario({
    key: 'scenario_orders',
    label: 'Orders',
    definition: 'Items to order now.',
    formula: 'COUNT(items whose recommended quantity is above 0)',
    unit: 'count',
    sources: orderSources,
  }),
  scenario({
    key: 'scenario_order_quantity',
    label: 'Order quantity',
    definition: 'Units to order now.',
    formula: 'SUM(recommended quantity)',
    unit: 'units',
    sources: orderSources,
  }),
  scenario({
    key: 'scenario_order_cost',
    label: 'Order cost',
    definition: 'Cost of the units to order now.',
    formula: 'SUM(recommended quantity * Last Cost Price)',
    unit: 'USD',
    sources: [...orderSources, cost],
    caveats: ['At the last price paid; not known when the warehouse has none for one of the items to order.'],
  }),
];
