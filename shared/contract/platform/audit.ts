/** The audit trail. */
import * as z from 'zod/mini';
import { audit as auditScope, defineEndpoint, json } from '../endpoint.ts';
import { isoInstant, pageMeta, storedMeta } from '../envelope.ts';
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

/** One thing that is wrong with the trail; `seal`, `seq` and `auditId` say where, as far as it is known. */
export const trailProblem = z.object({
  kind: z.enum([
    'row_changed',
    'row_inserted',
    'row_missing',
    'seal_changed',
    'seal_missing',
    'seal_replaced',
    /** The end was cut off, or an older copy of the database was restored. */
    'trail_behind_vault',
    'vault_behind_trail',
    'vault_changed',
  ]),
  message: z.string(),
  seal: z.nullable(z.int()),
  seq: z.nullable(z.int()),
  auditId: z.nullable(z.string()),
});

export const verifyAudit = defineEndpoint({
  id: 'platform.audit.verify',
  method: 'GET',
  path: '/api/audit/verify',
  domain: 'platform',
  summary: 'Checks the tamper-evident chain of the audit trail; a long trail in several calls',
  access: auditScope,
  audited: true,
  params: none,
  query: z.strictObject({ cursor: page.cursor }),
  body: none,
  data: z.object({
    /** Whether nothing was found in what this call checked. */
    intact: z.boolean(),
    /** False where the time did not suffice: go on with `meta.nextCursor`. */
    complete: z.boolean(),
    /** Rows and seals that this call checked. */
    rows: z.int(),
    seals: z.int(),
    /** Place of the last sealed row that was checked. */
    sealedThrough: z.nullable(z.int()),
    /** Rows newer than the last seal, which are compared with themselves only. */
    unsealedRows: z.int(),
    unsealedSince: z.nullable(isoInstant),
    /** Within this time a change can go unseen. */
    windowSeconds: z.number(),
    /** Whether rows have waited longer for a seal: no sealer runs. */
    overdue: z.boolean(),
    /** Where seals are kept outside the database; null where none is configured. */
    vault: z.nullable(
      z.object({ kind: z.enum(['s3', 'directory']), place: z.string(), newestSeal: z.int() }),
    ),
    problemCount: z.int(),
    /** The first ones. */
    problems: z.array(trailProblem),
    firstProblem: z.nullable(z.string()),
  }),
  meta: z.object({ ...storedMeta.shape, nextCursor: z.nullable(z.string()) }),
  success: json,
  function: 'api/platform/audit-verify.ts',
});
