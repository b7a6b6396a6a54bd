/** AdventureWorks sales employees. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, isoDate, scoreComponent } from '../envelope.ts';
import { awFilters, dimensionKey, none, productCategory, territory, top_n } from '../parameters.ts';

export const repScoresQuery = z.strictObject({ top_n: z.optional(top_n), ...awFilters });

export const repScore = z.object({
  rank: z.int(),
  employeeKey: z.int(),
  name: z.string(),
  territory: z.nullable(z.string()),
  revenue: z.number(),
  orders: z.int(),
  quotaAttainmentPct: z.nullable(z.number()),
  growthPct: z.nullable(z.number()),
  score: z.number(),
  components: z.array(scoreComponent),
});

/** A row of the ranking with its course. */
export const rankedRep = z.extend(repScore, {
  /** Revenue of each of the last 24 complete months, oldest first, months without sales as 0. */
  revenueByMonth: z.array(z.number()),
});

export const repScores = defineEndpoint({
  id: 'aw.reps.scores',
  method: 'GET',
  path: '/api/aw/reps/scores',
  domain: 'aw',
  summary: 'Sales employees ranked by a documented score whose components are in the answer',
  access: token,
  audited: true,
  params: none,
  query: repScoresQuery,
  body: none,
  data: z.array(rankedRep),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/rep-scores.ts',
});

export const repProfileQuery = z.strictObject({
  territory: z.optional(territory),
  category: z.optional(productCategory),
});

/** One calendar month; `incomplete` where it ends after the reseller channel is complete. */
export const repMonth = z.object({
  from: isoDate,
  to: isoDate,
  revenue: z.number(),
  orders: z.int(),
  incomplete: z.optional(z.literal(true)),
});

/** One calendar quarter beside its quota; `partial` where the data do not reach its end. */
export const repQuarter = z.object({
  from: isoDate,
  to: isoDate,
  quota: z.nullable(z.number()),
  revenue: z.number(),
  attainmentPct: z.nullable(z.number()),
  partial: z.optional(z.literal(true)),
});

/** A product or reseller, with its part in the employee's revenue of the window. */
export const repPart = z.object({
  key: z.int(),
  name: z.string(),
  revenue: z.number(),
  orders: z.int(),
  sharePct: z.nullable(z.number()),
});

export const repProfile = defineEndpoint({
  id: 'aw.reps.profile',
  method: 'GET',
  path: '/api/aw/reps/{employeeKey}',
  domain: 'aw',
  summary: 'One sales employee: months, quota by quarter, score among all, best products and resellers',
  access: token,
  audited: true,
  params: z.strictObject({ employeeKey: dimensionKey('Key of the sales employee, as in the ranking.') }),
  query: repProfileQuery,
  body: none,
  data: z.object({
    employeeKey: z.int(),
    name: z.string(),
    territory: z.nullable(z.string()),
    /** The employee's row of the ranking; null without sales in its window. */
    score: z.nullable(repScore),
    /** How many are ranked. */
    ranked: z.int(),
    /** What is usual: the median of all who are ranked, of each component of the score that is known. */
    medians: z.array(z.object({ name: z.string(), value: z.nullable(z.number()) })),
    months: z.array(repMonth),
    quarters: z.array(repQuarter),
    products: z.array(repPart),
    resellers: z.array(repPart),
  }),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/rep-profile.ts',
});
