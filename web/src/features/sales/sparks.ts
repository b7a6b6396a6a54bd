/** The course of each figure over the period beside the one compared with, as few points for a small line. */
import type { Domain } from '../../shared/domain.ts';
import type { HistoryAnswer } from './api/history.ts';
import { type Bucket, type BucketLayout, bucketDays, type SalesDay } from './buckets.ts';

export interface Spark {
  readonly current: readonly number[];
  /** As many as there are current ones; null where nothing is known. */
  readonly previous: readonly (number | null)[];
}

/** A figure of a day: one that adds up over days, or a ratio of two that do. */
type Measure = string | { readonly of: string; readonly per: string };

const measures: Readonly<Record<Domain, Readonly<Record<string, Measure>>>> = {
  aw: {
    total_revenue: 'revenue',
    internet_revenue: 'internetRevenue',
    reseller_revenue: 'resellerRevenue',
    gross_profit: 'grossProfit',
    gross_margin_pct: { of: 'grossProfit', per: 'revenue' },
    units_sold: 'units',
    order_count: 'orders',
    internet_orders: 'internetOrders',
    reseller_orders: 'resellerOrders',
    average_order_value: { of: 'revenue', per: 'orders' },
  },
  wwi: {
    total_revenue: 'revenue',
    profit: 'profit',
    profit_margin_pct: { of: 'profit', per: 'revenue' },
    invoice_count: 'invoices',
    average_invoice_value: { of: 'revenue', per: 'invoices' },
    units_sold: 'units',
  },
};

/** Whether the days of a domain tell the course of a figure. */
export const hasSpark = (domain: Domain, key: string) => Object.hasOwn(measures[domain], key);

const LEAST_POINTS = 3;
const MONTHS_FROM_DAYS = 150;
const WEEKS_FROM_DAYS = 45;

function grainOf(days: number): 'month' | 'week' | 'day' {
  if (days >= MONTHS_FROM_DAYS) return 'month';
  return days >= WEEKS_FROM_DAYS ? 'week' : 'day';
}

type Day = Readonly<Record<string, unknown>> & { readonly date: string };

/** The whole and complete buckets of one field; null where some day of it is not known. */
function bucketsOf(days: readonly Day[], field: string, layout: BucketLayout): Bucket[] | null {
  const values: SalesDay[] = [];
  for (const day of days) {
    const value = day[field];
    if (typeof value !== 'number') return null;
    values.push({
      date: day.date,
      revenue: value,
      ...(day.incomplete ? { incomplete: true } : {}),
      ...(day.beforeData ? { beforeData: true } : {}),
    });
  }
  return bucketDays(values, layout).filter(
    (bucket) => !bucket.isIncomplete && bucket.days === bucket.wholeDays,
  );
}

const ratio = (of: number | null, per: number | null | undefined) =>
  of === null || per == null || per === 0 ? null : of / per;

function sparkOf(days: readonly Day[], measure: Measure, layout: BucketLayout): Spark | null {
  if (typeof measure === 'string') {
    const buckets = bucketsOf(days, measure, layout);
    return (
      buckets && {
        current: buckets.map(({ value }) => value),
        previous: buckets.map(({ previous }) => previous),
      }
    );
  }
  const of = bucketsOf(days, measure.of, layout);
  const per = bucketsOf(days, measure.per, layout);
  if (of === null || per === null) return null;
  const pairs = of.flatMap((bucket, index) => {
    const below = per[index];
    const current = ratio(bucket.value, below?.value);
    return current === null ? [] : [{ current, previous: ratio(bucket.previous, below?.previous) }];
  });
  return { current: pairs.map(({ current }) => current), previous: pairs.map(({ previous }) => previous) };
}

/** A line of nothing but zeros says nothing. */
const isCourse = ({ current, previous }: Spark) =>
  current.length >= LEAST_POINTS && [...current, ...previous].some((value) => value !== null && value !== 0);

/** By the figures' keys. Customers have none: who buys on two days is one customer, so days do not add up. */
export function sparksOf(
  domain: Domain,
  { data }: HistoryAnswer,
  period: Omit<BucketLayout, 'grain'> & { readonly days: number },
): ReadonlyMap<string, Spark> {
  const layout = { ...period, grain: grainOf(period.days) };
  const days: readonly Day[] = data;
  return new Map(
    Object.entries(measures[domain]).flatMap(([key, measure]) => {
      const spark = sparkOf(days, measure, layout);
      return spark && isCourse(spark) ? [[key, spark] as const] : [];
    }),
  );
}
