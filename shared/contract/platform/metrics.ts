/** The metric catalogue: each number's one definition. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { baseMeta, metricUnit } from '../envelope.ts';
import { none } from '../parameters.ts';

export const metricDefinition = z.object({
  key: z.string(),
  domain: z.enum(['aw', 'wwi']),
  label: z.string(),
  /** What it says, in one sentence for a reader. */
  definition: z.string(),
  formula: z.string(),
  /** Source columns as `Schema.Table.Column`. */
  sources: z.array(z.string()),
  unit: metricUnit,
  /** Which period the number covers. */
  period: z.string(),
  caveats: z.array(z.string()),
  /** Queries that compute it. */
  queries: z.array(z.string()),
  /** Endpoints that answer it, by id. */
  endpoints: z.array(z.string()),
  /** Literature behind the method, where there is any. */
  references: z.array(z.string()),
});
export type MetricDefinition = z.infer<typeof metricDefinition>;

export const queryDefinition = z.object({
  name: z.string(),
  domain: z.enum(['aw', 'wwi']),
  summary: z.string(),
  text: z.string(),
  parameters: z.array(z.string()),
});

export const metrics = defineEndpoint({
  id: 'platform.metrics',
  method: 'GET',
  path: '/api/metrics',
  domain: 'platform',
  summary: 'Definition of every metric and text of every query',
  access: token,
  audited: false,
  params: none,
  query: none,
  body: none,
  data: z.array(metricDefinition),
  meta: z.object({ ...baseMeta, catalogueVersion: z.string(), queries: z.array(queryDefinition) }),
  success: json,
  function: 'api/platform/metrics.ts',
});
