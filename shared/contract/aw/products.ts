/** AdventureWorks product demand. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, isoDate } from '../envelope.ts';
import { awFilters, dimensionKey, none, top_n } from '../parameters.ts';

export const productDemandQuery = z.strictObject({ top_n: z.optional(top_n), ...awFilters });

export const productDemandRow = z.object({
  rank: z.int(),
  productKey: z.int(),
  name: z.string(),
  category: z.nullable(z.string()),
  /** Null where the order quantity of the product's sales was not loaded. */
  units: z.nullable(z.int()),
  revenue: z.number(),
  trendPctPerMonth: z.nullable(z.number()),
  demandScore: z.number(),
  /** A: the products that make the first 80 % of revenue, B to 95 %, C the rest. */
  abcClass: z.enum(['A', 'B', 'C']),
  /** Steadiness of monthly units by coefficient of variation; null with too few months. */
  xyzClass: z.nullable(z.enum(['X', 'Y', 'Z'])),
});

export const productDemand = defineEndpoint({
  id: 'aw.products.demand',
  method: 'GET',
  path: '/api/aw/products/demand',
  domain: 'aw',
  summary: 'Products ranked by demand with trend, ABC class of revenue and XYZ class of steadiness',
  access: token,
  audited: true,
  params: none,
  query: productDemandQuery,
  body: none,
  data: z.array(productDemandRow),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/product-demand.ts',
});

export const productProfileQuery = z.strictObject(awFilters);

/** One calendar month; `incomplete` where it ends after the channels are complete. */
export const productMonth = z.object({
  from: isoDate,
  to: isoDate,
  revenue: z.number(),
  /** Null where the order quantity of the month's sales was not loaded. */
  units: z.nullable(z.int()),
  incomplete: z.optional(z.literal(true)),
});

export const productProfile = defineEndpoint({
  id: 'aw.products.profile',
  method: 'GET',
  path: '/api/aw/products/{productKey}',
  domain: 'aw',
  summary: 'One product: its months and its place in the ranking of demand',
  access: token,
  audited: true,
  params: z.strictObject({ productKey: dimensionKey('Key of the product, as in the ranking.') }),
  query: productProfileQuery,
  body: none,
  data: z.object({
    productKey: z.int(),
    name: z.string(),
    category: z.nullable(z.string()),
    /** The product's row of the ranking; null without sales in its window. */
    demand: z.nullable(productDemandRow),
    /** Products ranked, and their revenue. */
    ranked: z.int(),
    rankedRevenue: z.number(),
    /** From the first month with a sale. */
    months: z.array(productMonth),
  }),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/product-profile.ts',
});
