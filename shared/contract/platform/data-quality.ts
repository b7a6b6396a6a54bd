/** State of every data-quality check, newest results. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { isoInstant, plainMeta } from '../envelope.ts';
import { none } from '../parameters.ts';

export const checkState = z.object({
  name: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  question: z.string(),
  status: z.enum(['passed', 'failed', 'unknown']),
  checkedAt: z.nullable(isoInstant),
  failures: z.nullable(z.int()),
  threshold: z.number(),
  sample: z.array(z.string()),
  metrics: z.array(z.string()),
});

function defineState(domain: 'aw' | 'wwi', name: string) {
  return defineEndpoint({
    id: `platform.data_quality.${domain}`,
    method: 'GET',
    path: `/api/data-quality/${domain}`,
    domain,
    summary: `State of every check of the ${name} warehouse`,
    access: token,
    audited: false,
    params: none,
    query: none,
    body: none,
    data: z.array(checkState),
    meta: plainMeta,
    success: json,
    function: null,
  });
}

export const awDataQuality = defineState('aw', 'AdventureWorks');
export const wwiDataQuality = defineState('wwi', 'Wide World Importers');
