/** Where a number came from, and whether it still holds. */
import * as z from 'zod/mini';
import { audit, defineEndpoint, json } from '../endpoint.ts';
import { isoDate, isoInstant, plainMeta } from '../envelope.ts';
import { none, uuidParameter } from '../parameters.ts';

const params = z.strictObject({ auditId: uuidParameter('The audit row of the answer.') });
const shared = { domain: 'platform', access: audit, audited: true, query: none, body: none } as const;

export const lineage = defineEndpoint({
  ...shared,
  id: 'platform.lineage.read',
  method: 'GET',
  path: '/api/lineage/{auditId}',
  summary: 'Definition, queries, parameters, freshness and trace of an answer',
  params,
  data: z.object({
    auditId: z.string(),
    at: isoInstant,
    actor: z.string(),
    action: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    asOf: z.nullable(isoDate),
    queries: z.array(z.object({ name: z.string(), text: z.string() })),
    metrics: z.array(z.string()),
    catalogueVersion: z.nullable(z.string()),
    rowCount: z.nullable(z.int()),
    resultHash: z.nullable(z.string()),
    traceId: z.nullable(z.string()),
  }),
  meta: plainMeta,
  success: json,
  function: null,
});

export const verifyLineage = defineEndpoint({
  ...shared,
  id: 'platform.lineage.verify',
  method: 'POST',
  path: '/api/lineage/{auditId}/verify',
  summary: 'Runs the same analysis again and says whether its numbers still hold',
  params,
  data: z.object({ holds: z.boolean(), moved: z.array(z.string()) }),
  meta: plainMeta,
  success: json,
  function: null,
});
