import { type Said, say } from '../../words/say.ts';
import {
  addMeasures,
  average,
  type DistinctCount,
  marginPercent,
  measuredCount,
  measuredSum,
  type SummedColumn,
  subtractMeasures,
} from './measures.ts';
import { type KpiRow, type KpiUnit, kpiRow, type Measure } from './row.ts';

/** Whether a channel's zero is a real one: its fact table has rows, has none at all, or is filtered out. */
export type ChannelState = 'loaded' | 'empty' | 'filtered';

/** Sums of one channel's fact table (FactInternetSales or FactResellerSales) over one period. */
export interface AwChannelAggregates {
  readonly state: ChannelState;
  /** Fact rows of the period. */
  readonly rows: number;
  /** SalesAmount. */
  readonly revenue: SummedColumn;
  /** TotalProductCost. */
  readonly cost: SummedColumn;
  /** OrderQuantity. */
  readonly units: SummedColumn;
  /** Distinct SalesOrderNumber; the channels share none. */
  readonly orders: DistinctCount;
  /** Distinct CustomerKey, or ResellerKey of the reseller channel. */
  readonly customers: DistinctCount;
}

/** One period of AdventureWorks sales by channel. */
export interface AwAggregates {
  readonly internet: AwChannelAggregates;
  readonly reseller: AwChannelAggregates;
}

interface ChannelMeasures {
  readonly revenue: Measure;
  readonly cost: Measure;
  readonly units: Measure;
  readonly orders: Measure;
  readonly customers: Measure;
}

interface Definition {
  readonly key: string;
  readonly label: string;
  readonly unit: KpiUnit;
  readonly measure: (channels: { internet: ChannelMeasures; reseller: ChannelMeasures }) => Measure;
  /** The one channel that the KPI is of; its state explains a 0. */
  readonly channel?: keyof AwAggregates;
}

const noOrders = say('no_orders');
const noRevenue = say('no_revenue_for_margin');

const definitions: readonly Definition[] = [
  { key: 'total_revenue', label: 'Revenue', unit: 'USD', measure: total('revenue') },
  channelKpi('internet_revenue', 'Internet revenue', 'USD', 'internet', 'revenue'),
  channelKpi('reseller_revenue', 'Reseller revenue', 'USD', 'reseller', 'revenue'),
  { key: 'order_count', label: 'Orders', unit: 'count', measure: total('orders') },
  { key: 'customer_count', label: 'Buying customers', unit: 'count', measure: total('customers') },
  {
    key: 'average_order_value',
    label: 'Average order value',
    unit: 'USD',
    measure: (c) => average(total('revenue')(c), total('orders')(c), noOrders),
  },
  {
    key: 'gross_margin_pct',
    label: 'Gross margin',
    unit: 'percent',
    measure: (c) => marginPercent(grossProfit(c), total('revenue')(c), noRevenue),
  },
  { key: 'gross_profit', label: 'Gross profit', unit: 'USD', measure: grossProfit },
  { key: 'units_sold', label: 'Units sold', unit: 'count', measure: total('units') },
  channelKpi('internet_orders', 'Internet orders', 'count', 'internet', 'orders'),
  channelKpi('reseller_orders', 'Reseller orders', 'count', 'reseller', 'orders'),
  channelKpi('internet_customers', 'Internet customers', 'count', 'internet', 'customers'),
  channelKpi('reseller_customers', 'Buying resellers', 'count', 'reseller', 'customers'),
];

/**
 * The AdventureWorks KPIs of a period and the one before. Sums over both channels are known only when
 * each channel's column is; a channel whose table is empty counts 0 and says so.
 *
 * @throws RangeError when an aggregate is not decimal text or a count not a safe integer.
 */
export function awKpis(current: AwAggregates, previous: AwAggregates): KpiRow[] {
  const now = measures(current);
  const before = measures(previous);
  return definitions.map(({ key, label, unit, measure, channel }) => {
    const note = channel === undefined ? undefined : stateNote(channel, current[channel].state);
    return kpiRow({ key, label, unit, value: measure(now), previous: measure(before), note });
  });
}

function measures({ internet, reseller }: AwAggregates) {
  return { internet: channelMeasures(internet, 'internet'), reseller: channelMeasures(reseller, 'reseller') };
}

function channelMeasures(channel: AwChannelAggregates, name: 'internet' | 'reseller'): ChannelMeasures {
  const { rows } = channel;
  return {
    revenue: measuredSum(channel.revenue, rows, `${name}_sales_amount`),
    cost: measuredSum(channel.cost, rows, `${name}_product_cost`),
    units: measuredSum(channel.units, rows, `${name}_order_quantity`),
    orders: measuredCount(channel.orders, rows, `${name}_order_number`),
    customers: measuredCount(channel.customers, rows, `${name}_customer`),
  };
}

function total(measure: keyof ChannelMeasures): Definition['measure'] {
  return ({ internet, reseller }) => addMeasures(internet[measure], reseller[measure]);
}

function grossProfit(channels: Parameters<Definition['measure']>[0]): Measure {
  return subtractMeasures(total('revenue')(channels), total('cost')(channels));
}

function channelKpi(
  key: string,
  label: string,
  unit: KpiUnit,
  channel: keyof AwAggregates,
  measure: keyof ChannelMeasures,
): Definition {
  return { key, label, unit, channel, measure: (channels) => channels[channel][measure] };
}

function stateNote(channel: keyof AwAggregates, state: ChannelState): Said | undefined {
  if (state === 'empty') return say('no_channel_sales_loaded', { channel });
  return state === 'filtered' ? say('channel_filtered', { channel }) : undefined;
}
