/** Wide World Importers stock: what to order. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMetaFields, said } from '../envelope.ts';
import { none, wwiFilters } from '../parameters.ts';

export const stockRecommendationsQuery = z.strictObject({ ...wwiFilters });

export const urgency = z.enum(['HIGH', 'MEDIUM', 'LOW']);

/** Quantities in units of the item; money in USD. */
export const stockRecommendation = z.object({
  stockItemKey: z.int(),
  stockItem: z.string(),
  supplier: z.nullable(z.string()),
  /** Of the supplier. */
  category: z.nullable(z.string()),
  onHand: z.int(),
  onOrder: z.int(),
  reorderPoint: z.number(),
  /** Where demand is too little known the warehouse's own reorder level stands in. */
  reorderPointSource: z.enum(['demand', 'reorder_level']),
  safetyStock: z.number(),
  dailyDemand: z.number(),
  leadTimeDays: z.number(),
  leadTimeSource: z.enum(['observed', 'assumption']),
  daysOfCover: z.nullable(z.number()),
  recommendedQuantity: z.int(),
  quantityPerOuter: z.int(),
  estimatedCost: z.nullable(z.number()),
  urgency,
  reason: z.string(),
  said: z.optional(said),
});

export const stockRecommendations = defineEndpoint({
  id: 'wwi.stock.recommendations',
  method: 'GET',
  path: '/api/wwi/stock/recommendations',
  domain: 'wwi',
  summary: 'What to reorder, how much and how soon, most urgent first',
  access: token,
  audited: true,
  params: none,
  query: stockRecommendationsQuery,
  body: none,
  data: z.array(stockRecommendation),
  meta: z.object({
    ...analyticsMetaFields,
    serviceLevel: z.number(),
    demandWindowDays: z.int(),
  }),
  success: json,
  function: 'api/wwi/stock-recommendations.ts',
});
