/** What is instrumented and whether its signals arrive. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { plainMeta } from '../envelope.ts';
import { none } from '../parameters.ts';

export const telemetryStatus = defineEndpoint({
  id: 'platform.telemetry.status',
  method: 'GET',
  path: '/api/telemetry/status',
  domain: 'platform',
  summary: 'Instrumentations, the exporter and whether it is reachable',
  access: token,
  audited: false,
  params: none,
  query: none,
  body: none,
  data: z.object({
    service: z.string(),
    exporter: z.object({
      endpoint: z.nullable(z.string()),
      reachable: z.boolean(),
      lastError: z.nullable(z.string()),
    }),
    instrumentations: z.array(z.string()),
    sampled: z.boolean(),
  }),
  meta: plainMeta,
  success: json,
  function: 'api/platform/telemetry-status.ts',
});
