/** Where a number came from, and whether it still holds. */
import * as z from 'zod/mini';
import { audit, defineEndpoint, json } from '../endpoint.ts';
import { isoDate, isoInstant, storedMeta } from '../envelope.ts';
import { none, uuidParameter } from '../parameters.ts';
import { checkState } from './data-quality.ts';
import { metricDefinition } from './metrics.ts';

const params = z.strictObject({
  auditId: uuidParameter('The audit row of the answer, or the id of the run or report that it is part of.'),
});
const shared = { domain: 'platform', access: audit, audited: true, query: none, body: none } as const;

/** The newest data-quality run that had finished when the number left. */
export const qualityState = z.object({
  executionId: z.string(),
  finishedAt: isoInstant,
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
  ...shared,
  id: 'platform.lineage.read',
  method: 'GET',
  path: '/api/lineage/{auditId}',
  summary: 'Definition, queries, parameters, freshness, data quality and trace of an answer',
  params,
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
    /** SHA-256 of the answer's data as JSON. */
    resultHash: z.nullable(z.string()),
    /** Whether the data themselves were kept, so that a verification can name what moved. */
    resultKept: z.boolean(),
    /** Null when no run had finished by then. */
    dataQuality: z.nullable(qualityState),
    /** The row's own evidence: whether its content is what its hash says, and its seal; null while it has none. */
    rowHolds: z.boolean(),
    seal: z.nullable(z.object({ number: z.int(), at: isoInstant })),
    traceId: z.nullable(z.string()),
  }),
  meta: storedMeta,
  success: json,
  function: 'api/platform/lineage-read.ts',
});

/** What was recorded, and what the same analysis says now. */
const compared = <T extends z.core.$ZodType>(type: T) => z.object({ recorded: type, now: type });

/** One value that is not what it was; `row` says which one by its key, and is null for the answer itself. */
export const movedValue = z.object({
  row: z.nullable(z.string()),
  field: z.string(),
  /** Absent where there was, or is, no such value. */
  recorded: z.optional(z.unknown()),
  now: z.optional(z.unknown()),
});

export const verifyLineage = defineEndpoint({
  ...shared,
  id: 'platform.lineage.verify',
  method: 'POST',
  path: '/api/lineage/{auditId}/verify',
  summary: 'Runs the same analysis again and says whether its numbers still hold',
  params,
  data: z.object({
    auditId: z.string(),
    recordedAt: isoInstant,
    /** Whether every number is the same. */
    holds: z.boolean(),
    resultHash: compared(z.nullable(z.string())),
    asOf: compared(z.nullable(isoDate)),
    rowCount: compared(z.nullable(z.int())),
    queryHash: compared(z.nullable(z.string())),
    catalogueVersion: compared(z.nullable(z.string())),
    /** Whether values were compared one by one, or only the hash of all of them. */
    comparedBy: z.enum(['values', 'hash']),
    movedCount: z.int(),
    /** The first ones. */
    moved: z.array(movedValue),
    /** Sentences: what else is different, which may be why. */
    changes: z.array(z.string()),
  }),
  meta: storedMeta,
  success: json,
  function: 'api/platform/lineage-verify.ts',
});
