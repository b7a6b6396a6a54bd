/** What the page reads before anybody has signed in. */
import * as z from 'zod/mini';
import { defineEndpoint, json, open } from '../endpoint.ts';
import { plainMeta } from '../envelope.ts';
import { none } from '../parameters.ts';

export const publicConfig = z.object({
  oidc: z.object({
    enabled: z.boolean(),
    authority: z.string(),
    clientId: z.string(),
    scope: z.string(),
  }),
  telemetry: z.object({
    enabled: z.boolean(),
    endpoint: z.nullable(z.string()),
    /** Share of visits that the page traces, 0 to 1; the API follows the page's decision. */
    sampleRatio: z.number(),
  }),
  /** Address of a trace with `{traceId}` in it, or null when traces are shown nowhere. */
  traceUrlTemplate: z.nullable(z.string()),
  apiVersion: z.string(),
});

export const config = defineEndpoint({
  id: 'platform.config',
  method: 'GET',
  path: '/api/config',
  domain: 'platform',
  summary: 'Sign-in and telemetry settings for the page',
  access: open,
  audited: false,
  params: none,
  query: none,
  body: none,
  data: publicConfig,
  meta: plainMeta,
  success: json,
  function: 'api/platform/config.ts',
});
