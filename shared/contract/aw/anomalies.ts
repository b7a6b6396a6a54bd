/** AdventureWorks revenue anomalies. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { analyticsMeta, isoDate } from '../envelope.ts';
import { awFilters, days_back, none } from '../parameters.ts';

export const anomaliesQuery = z.strictObject({ days_back: z.optional(days_back), ...awFilters });

/** How much one value of a dimension added to the deviation from what was expected. */
export const contributor = z.object({
  dimension: z.enum(['territory', 'category', 'channel']),
  value: z.string(),
  actual: z.number(),
  expected: z.number(),
  delta: z.number(),
  /** Share of the whole deviation, percent; can pass 100 where others moved the other way. */
  sharePct: z.number(),
});

export const anomaly = z.object({
  date: isoDate,
  /** Last day of the finding; equals `date` for a single day. */
  to: isoDate,
  channel: z.string(),
  revenue: z.number(),
  expected: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Distance from the expected value in robust standard deviations. */
  score: z.number(),
  direction: z.enum(['up', 'down']),
  contributors: z.array(contributor),
});

export const anomalies = defineEndpoint({
  id: 'aw.anomalies',
  method: 'GET',
  path: '/api/aw/anomalies',
  domain: 'aw',
  summary: 'Days whose revenue falls outside what weekday, season and trend lead to expect, and why',
  access: token,
  audited: true,
  params: none,
  query: anomaliesQuery,
  body: none,
  data: z.array(anomaly),
  meta: analyticsMeta,
  success: json,
  function: 'api/aw/anomalies.ts',
});
