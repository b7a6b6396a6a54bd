/** The audit trail. */
import * as z from 'zod/mini';
import { audit as auditScope, defineEndpoint, json } from '../endpoint.ts';
import { isoInstant, pageMeta, plainMeta } from '../envelope.ts';
import { domain, none, page } from '../parameters.ts';

export const auditRow = z.object({
  id: z.string(),
  at: isoInstant,
  actor: z.string(),
  action: z.string(),
  domain: z.enum(['aw', 'wwi', 'platform']),
  resource: z.nullable(z.string()),
  parameters: z.record(z.string(), z.unknown()),
  outcome: z.string(),
  durationMs: z.nullable(z.number()),
  rowCount: z.nullable(z.int()),
  traceId: z.nullable(z.string()),
});

export const listAudit = defineEndpoint({
  id: 'platform.audit.list',
  method: 'GET',
  path: '/api/audit',
  domain: 'platform',
  summary: 'Audit rows, newest first',
  access: auditScope,
  audited: false,
  params: none,
  query: z.strictObject({ domain: z.optional(domain), ...page }),
  body: none,
  data: z.array(auditRow),
  meta: pageMeta,
  success: json,
  function: 'api/platform/audit.ts',
});

export const verifyAudit = defineEndpoint({
  id: 'platform.audit.verify',
  method: 'GET',
  path: '/api/audit/verify',
  domain: 'platform',
  summary: 'Checks the tamper-evident chain of the audit trail',
  access: auditScope,
  audited: true,
  params: none,
  query: none,
  body: none,
  data: z.object({
    intact: z.boolean(),
    rows: z.int(),
    seals: z.int(),
    unsealedRows: z.int(),
    firstProblem: z.nullable(z.string()),
  }),
  meta: plainMeta,
  success: json,
  function: null,
});
