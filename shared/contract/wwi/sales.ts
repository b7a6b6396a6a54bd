/** Wide World Importers sales. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, analyticsMetaFields, isoDate, kpi } from '../envelope.ts';
import {
  choiceParameter,
  compare,
  days_back,
  none,
  onePeriod,
  orderedPeriod,
  period,
  top_n,
  wwiFilters,
} from '../parameters.ts';
import { partsTotal, salesPart } from '../parts.ts';

export const salesKpisQuery = z
  .strictObject({ ...period, compare: z.optional(compare), ...wwiFilters })
  .check(orderedPeriod);

export const salesKpis = defineEndpoint({
  id: 'wwi.sales.kpis',
  method: 'GET',
  path: '/api/wwi/sales/kpis',
  domain: 'wwi',
  summary: 'Sales KPIs of a period beside the one that it is compared with, tax excluded',
  access: token,
  audited: true,
  params: none,
  query: salesKpisQuery,
  body: none,
  data: z.array(kpi),
  meta: analyticsMeta,
  success: json,
  function: 'api/wwi/sales-kpis.ts',
});

export const breakdownDimensions = ['supplier', 'category', 'item'] as const;

export const salesBreakdownQuery = z
  .strictObject({
    by: choiceParameter(breakdownDimensions, 'What the revenue is broken down by.'),
    ...period,
    compare: z.optional(compare),
    top_n: z.optional(top_n),
    ...wwiFilters,
  })
  .check(orderedPeriod);

export const salesBreakdown = defineEndpoint({
  id: 'wwi.sales.breakdown',
  method: 'GET',
  path: '/api/wwi/sales/breakdown',
  domain: 'wwi',
  summary: 'Revenue of a period, tax excluded, by supplier, supplier category or item, and who changed it',
  access: token,
  audited: true,
  params: none,
  query: salesBreakdownQuery,
  body: none,
  data: z.array(salesPart),
  meta: z.object({ ...analyticsMetaFields, total: partsTotal }),
  success: json,
  function: 'api/wwi/sales-breakdown.ts',
});

export const salesHistoryQuery = z
  .strictObject({ days_back: z.optional(days_back), ...period, ...wwiFilters })
  .check(orderedPeriod, onePeriod);

/** One calendar day; money in USD without tax. */
export const salesDay = z.object({
  date: isoDate,
  revenue: z.number(),
  profit: z.number(),
  invoices: z.int(),
  units: z.int(),
  beforeData: z.optional(z.literal(true)),
  incomplete: z.optional(z.literal(true)),
});

export const salesHistory = defineEndpoint({
  id: 'wwi.sales.history',
  method: 'GET',
  path: '/api/wwi/sales/history',
  domain: 'wwi',
  summary: 'Sales by day, oldest first, days without sales as zeros, tax excluded',
  access: token,
  audited: true,
  params: none,
  query: salesHistoryQuery,
  body: none,
  data: z.array(salesDay),
  meta: analyticsMeta,
  success: json,
  function: 'api/wwi/sales-history.ts',
});
