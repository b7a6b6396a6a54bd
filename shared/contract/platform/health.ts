/** Whether the service and what it depends on answer. Not enveloped: monitors read `status` at the top. */
import * as z from 'zod/mini';
import { defineEndpoint, json, open } from '../endpoint.ts';
import { plainMeta } from '../envelope.ts';
import { none } from '../parameters.ts';

export const healthCheck = z.object({
  name: z.enum(['aw_warehouse', 'wwi_warehouse', 'postgres']),
  status: z.enum(['ok', 'failed']),
  durationMs: z.number(),
  code: z.optional(z.string()),
});

export const healthReport = z.object({
  status: z.enum(['ok', 'degraded']),
  service: z.literal('otel-bi-backend'),
  version: z.string(),
  checks: z.array(healthCheck),
});

export const health = defineEndpoint({
  id: 'platform.health',
  method: 'GET',
  path: '/api/health',
  domain: 'platform',
  summary: 'State of the service, both warehouses and PostgreSQL',
  access: open,
  audited: false,
  params: none,
  query: none,
  body: none,
  data: healthReport,
  meta: plainMeta,
  success: json,
  function: 'api/platform/health.ts',
});
