/** Wide World Importers suppliers. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, isoDate, scoreComponent } from '../envelope.ts';
import { none, top_n, wwiFilters } from '../parameters.ts';

export const supplierScoresQuery = z.strictObject({ top_n: z.optional(top_n), ...wwiFilters });

export const supplierScore = z.object({
  rank: z.int(),
  supplierKey: z.int(),
  supplier: z.string(),
  category: z.nullable(z.string()),
  purchaseOrders: z.int(),
  fillRatePct: z.nullable(z.number()),
  finalizedPct: z.nullable(z.number()),
  leadTimeDays: z.nullable(z.number()),
  score: z.number(),
  components: z.array(scoreComponent),
});

export const supplierScores = defineEndpoint({
  id: 'wwi.suppliers.scores',
  method: 'GET',
  path: '/api/wwi/suppliers/scores',
  domain: 'wwi',
  summary: 'Suppliers ranked by reliability: fill rate, finalised orders, lead times',
  access: token,
  audited: true,
  params: none,
  query: supplierScoresQuery,
  body: none,
  data: z.array(supplierScore),
  meta: analyticsMeta,
  success: json,
  function: 'api/wwi/supplier-scores.ts',
});

export const supplierHistoryQuery = z.strictObject({ ...wwiFilters });

/** What was ordered from one supplier in one month, and what came of it until now; quantities in outers. */
export const supplierMonth = z.object({
  /** First day of the month of the orders. */
  month: isoDate,
  supplierKey: z.int(),
  supplier: z.string(),
  category: z.nullable(z.string()),
  lines: z.int(),
  /** Lines not closed yet: their rest may still come. */
  openLines: z.int(),
  orderedOuters: z.int(),
  receivedOuters: z.int(),
  /** Null where nothing was ordered. */
  fillRatePct: z.nullable(z.number()),
});

export const supplierHistory = defineEndpoint({
  id: 'wwi.suppliers.history',
  method: 'GET',
  path: '/api/wwi/suppliers/history',
  domain: 'wwi',
  summary: 'Fill rate of each supplier by month of the order, oldest first',
  access: token,
  audited: true,
  params: none,
  query: supplierHistoryQuery,
  body: none,
  data: z.array(supplierMonth),
  meta: analyticsMeta,
  success: json,
  function: 'api/wwi/supplier-history.ts',
});
