/** AdventureWorks sales: KPIs, history, forecast. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, analyticsMetaFields, isoDate, kpi, said } from '../envelope.ts';
import {
  awFilters,
  choiceParameter,
  compare,
  days_back,
  dimensionKey,
  horizon_days,
  none,
  onePeriod,
  orderedPeriod,
  period,
  productSubcategory,
  top_n,
} from '../parameters.ts';
import { partsTotal, salesPart } from '../parts.ts';

export const forecastModels = [
  'auto',
  'linear',
  'linear_seasonal',
  'seasonal_naive',
  'holt_winters',
  'theta',
  'combination',
] as const;

export const salesKpisQuery = z
  .strictObject({ ...period, compare: z.optional(compare), ...awFilters })
  .check(orderedPeriod);

export const salesKpis = defineEndpoint({
  id: 'aw.sales.kpis',
  method: 'GET',
  path: '/api/aw/sales/kpis',
  domain: 'aw',
  summary: 'Sales KPIs of a period beside the one that it is compared with',
  access: token,
  audited: true,
  params: none,
  query: salesKpisQuery,
  body: none,
  data: z.array(kpi),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/sales-kpis.ts',
});

export const breakdownDimensions = ['territory', 'category', 'subcategory', 'product', 'channel'] as const;

export const salesBreakdownQuery = z
  .strictObject({
    by: choiceParameter(breakdownDimensions, 'What the revenue is broken down by.'),
    ...period,
    compare: z.optional(compare),
    top_n: z.optional(top_n),
    ...awFilters,
    subcategory: z.optional(productSubcategory),
    product_key: z.optional(dimensionKey('Only this product, its versions together.')),
  })
  .check(orderedPeriod);

export const salesBreakdown = defineEndpoint({
  id: 'aw.sales.breakdown',
  method: 'GET',
  path: '/api/aw/sales/breakdown',
  domain: 'aw',
  summary: 'Revenue of a period by territory, category, subcategory, product or channel, and who changed it',
  access: token,
  audited: true,
  params: none,
  query: salesBreakdownQuery,
  body: none,
  data: z.array(salesPart),
  meta: z.object({
    ...analyticsMetaFields,
    total: partsTotal,
  }),
  success: json,
  function: 'api/aw/sales-breakdown.ts',
});

export const salesHistoryQuery = z
  .strictObject({ days_back: z.optional(days_back), ...period, ...awFilters })
  .check(orderedPeriod, onePeriod);

/** One calendar day; money in USD. */
export const salesDay = z.object({
  date: isoDate,
  revenue: z.number(),
  internetRevenue: z.number(),
  resellerRevenue: z.number(),
  /** Revenue less the cost of the products; null where an amount or a cost of the day was not loaded. */
  grossProfit: z.nullable(z.number()),
  orders: z.int(),
  internetOrders: z.int(),
  resellerOrders: z.int(),
  /** Null where the order quantity of the day's sales was not loaded. */
  units: z.nullable(z.int()),
  /** Present on days before the first fact: zero because nothing is known. */
  beforeData: z.optional(z.literal(true)),
  /** Present on days after a channel's completeThrough: the figure is known to be too low. */
  incomplete: z.optional(z.literal(true)),
});

export const salesHistory = defineEndpoint({
  id: 'aw.sales.history',
  method: 'GET',
  path: '/api/aw/sales/history',
  domain: 'aw',
  summary: 'Sales by day, oldest first, days without sales as zeros',
  access: token,
  audited: true,
  params: none,
  query: salesHistoryQuery,
  body: none,
  data: z.array(salesDay),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/sales-history.ts',
});

export const salesForecastQuery = z.strictObject({
  horizon_days: z.optional(horizon_days),
  model: z.optional(choiceParameter(forecastModels, 'Forecasting model; auto chooses by backtest.')),
  ...awFilters,
});

export const forecastPoint = z.object({
  date: isoDate,
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
});

/**
 * Forecast of the days from `from` to `to` together. A `week` is the seven days up to each day, fewer at the
 * beginning; months and years are the calendar's, cut at the ends of the horizon; `horizon` is all of it.
 * Bounds of days do not add up to these: their errors even out in part.
 */
export const forecastSum = z.object({
  grain: z.enum(['week', 'month', 'year', 'horizon']),
  from: isoDate,
  to: isoDate,
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
});

/** One model's rolling-origin backtest on one channel's series. */
export const backtestRow = z.object({
  channel: z.string(),
  model: z.string(),
  mase: z.nullable(z.number()),
  smape: z.nullable(z.number()),
  coverage: z.nullable(z.number()),
  origins: z.int(),
  chosen: z.boolean(),
});

export const salesForecast = defineEndpoint({
  id: 'aw.sales.forecast',
  method: 'GET',
  path: '/api/aw/sales/forecast',
  domain: 'aw',
  summary: 'Revenue forecast by day, week, month and year with 95 % prediction intervals and its backtest',
  access: token,
  audited: true,
  params: none,
  query: salesForecastQuery,
  body: none,
  data: z.array(forecastPoint),
  meta: z.object({
    ...analyticsMetaFields,
    model: z.nullable(z.string()),
    backtest: z.array(backtestRow),
    aggregates: z.array(forecastSum),
    trainedThrough: z.nullable(isoDate),
    /** What each channel contributed: the total is their sum. */
    components: z.array(
      z.object({ channel: z.string(), model: z.string(), trainedThrough: isoDate, statement: z.string() }),
    ),
    /** The backtest in one sentence. */
    statement: z.string(),
    said: z.optional(said),
  }),
  success: json,
  function: 'api/aw/sales-forecast.ts',
});
