/** AdventureWorks sales employees. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, scoreComponent } from '../envelope.ts';
import { awFilters, none, top_n } from '../parameters.ts';

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
  data: z.array(repScore),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/rep-scores.ts',
});
