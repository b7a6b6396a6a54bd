/** State of every data-quality check, newest results. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { isoInstant, plainMeta, said } from '../envelope.ts';
import { none } from '../parameters.ts';

/** What can be wrong; each check looks for one of these. */
export const checkKind = z.enum([
  'orphan_key',
  'duplicate',
  'null',
  'range',
  'negative_amount',
  'total_mismatch',
  'date_gap',
  'freshness',
  'row_count',
  'scd_overlap',
  'current_version',
]);

export const checkState = z.object({
  name: z.string(),
  kind: checkKind,
  /** As in `dbo.FactInternetSales` or `Fact.Stock Holding`. */
  table: z.string(),
  column: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  question: z.string(),
  status: z.enum(['passed', 'failed', 'unknown']),
  checkedAt: z.nullable(isoInstant),
  /** Findings; null while the check cannot be answered. */
  failures: z.nullable(z.int()),
  /** Findings that are tolerated. */
  threshold: z.number(),
  /** Keys of some of the findings. */
  sample: z.array(z.string()),
  /** What people call each of the sample, null where it has no name; absent where none has. */
  names: z.optional(z.array(z.nullable(z.string()))),
  /** Sentences for a reader: why it is unknown, or what the number does not say. */
  notes: z.array(z.string()),
  /** The notes by key, where they have one. */
  said: z.optional(said),
  /** Keys of the metrics that a finding distorts. */
  metrics: z.array(z.string()),
  /** The query that it asks. */
  sql: z.string(),
});
export type CheckState = z.infer<typeof checkState>;

const checkedMeta = z.object({
  ...plainMeta.shape,
  /** Names the data that the newest run read, as `meta.dataState` of answers; null where that is not known. */
  dataState: z.nullable(z.string()),
  /** When an answer first came from other data than the checks; null while none is known to have. */
  dataChangedAt: z.nullable(isoInstant),
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
    meta: checkedMeta,
    success: json,
    function: `api/platform/data-quality-${domain}.ts`,
  });
}

export const awDataQuality = defineState('aw', 'AdventureWorks');
export const wwiDataQuality = defineState('wwi', 'Wide World Importers');
export type DataQualityEndpoint = typeof awDataQuality;
