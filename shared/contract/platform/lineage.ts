/** Where a number came from. */
import * as z from 'zod/mini';
import { defineEndpoint, json } from '../endpoint.ts';
import { isoDate, isoInstant, storedMeta } from '../envelope.ts';
import { checkState } from './data-quality.ts';
import { seenState } from './data-state.ts';
import { lineageParams, lineageShared } from './lineage-parts.ts';
import { metricDefinition } from './metrics.ts';

/** The newest data-quality run that had finished when the number left. */
export const qualityState = z.object({
  executionId: z.string(),
  finishedAt: isoInstant,
  /** Whether the checks were asked of the data that the number came from; null where that is not known. */
  isOfSameData: z.nullable(z.boolean()),
  passed: z.int(),
  failed: z.int(),
  unknown: z.int(),
  /** Checks that had not passed. */
  findings: z.array(
    z.pick(checkState, {
      name: true,
      question: true,
      severity: true,
      status: true,
      failures: true,
      metrics: true,
    }),
  ),
});

export const lineage = defineEndpoint({
  ...lineageShared,
  id: 'platform.lineage.read',
  method: 'GET',
  path: '/api/lineage/{auditId}',
  summary: 'Definition, queries, parameters, freshness, data quality and trace of an answer',
  params: lineageParams,
  data: z.object({
    auditId: z.string(),
    at: isoInstant,
    actor: z.string(),
    action: z.string(),
    domain: z.enum(['aw', 'wwi', 'platform']),
    /** As understood, defaults filled in. */
    parameters: z.record(z.string(), z.unknown()),
    asOf: z.nullable(isoDate),
    /** Text as it was run; null where it was not kept. */
    queries: z.array(z.object({ name: z.string(), text: z.nullable(z.string()) })),
    queryHash: z.nullable(z.string()),
    /** Definitions of the numbers, of the version `metricsVersion`. */
    metrics: z.array(metricDefinition),
    metricsVersion: z.string(),
    /** Version in force when the number left. */
    catalogueVersion: z.nullable(z.string()),
    rowCount: z.nullable(z.int()),
    /** SHA-256 of the answer's data as JSON, with the sums that it has besides. */
    resultHash: z.nullable(z.string()),
    /** Whether the data themselves were kept, so that a verification can name what moved. */
    resultKept: z.boolean(),
    /** Model that the analysis chose, where it chooses one. */
    model: z.nullable(z.string()),
    /** The data it came from, one a warehouse; none where that was not kept. */
    dataStates: z.array(
      z.object({
        ...seenState.shape,
        /** When an answer first came from other data; null while the newest one comes from the same. */
        changedAt: z.nullable(isoInstant),
      }),
    ),
    /** Null when no run had finished by then. */
    dataQuality: z.nullable(qualityState),
    /** The row's own evidence: whether its content is what its hash says, and its seal; null while it has none. */
    rowHolds: z.boolean(),
    seal: z.nullable(
      z.object({
        number: z.int(),
        at: isoInstant,
        /** Whether all rows that it holds are what was sealed: a changed row can be given a hash that fits. */
        holds: z.boolean(),
      }),
    ),
    traceId: z.nullable(z.string()),
  }),
  meta: storedMeta,
  success: json,
  function: 'api/platform/lineage-read.ts',
});
