/** The export history. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { isoInstant, pageMeta } from '../envelope.ts';
import { domain, none, page } from '../parameters.ts';

export const exportRecord = z.object({
  id: z.string(),
  at: isoInstant,
  actor: z.string(),
  domain: z.enum(['aw', 'wwi', 'platform']),
  view: z.string(),
  format: z.string(),
  rows: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  traceId: z.nullable(z.string()),
});

export const listExports = defineEndpoint({
  id: 'platform.exports.list',
  method: 'GET',
  path: '/api/exports',
  domain: 'platform',
  summary: 'Files that were exported or reported, newest first',
  access: token,
  audited: false,
  params: none,
  query: z.strictObject({ domain: z.optional(domain), ...page }),
  body: none,
  data: z.array(exportRecord),
  meta: pageMeta,
  success: json,
  function: null,
});
