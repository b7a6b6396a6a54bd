/** Where a number came from, and whether it still holds. */
import * as z from 'zod/mini';
import { audit, defineEndpoint, json } from '../endpoint.ts';
import { isoDate, isoInstant, storedMeta } from '../envelope.ts';
import { none, uuidParameter } from '../parameters.ts';
import { checkState } from './data-quality.ts';
import { seenState } from './data-state.ts';
import { metricDefinition } from './metrics.ts';

const params = z.strictObject({
  auditId: uuidParameter('The audit row of the answer, or the id of the run or report that it is part of.'),
});
const shared = { domain: 'platform', access: audit, audited: true, query: none, body: none } as const;

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
  /** Id of the endpoint that shows it. */
  screen: z.string(),
  row: z.nullable(z.string()),
  /** What the row is called, where it has a name besides its key. */
  name: z.optional(z.string()),
  /** Empty where the row itself came or went. */
  field: z.string(),
  /** Absent where there was, or is, no such value. */
  recorded: z.optional(z.unknown()),
  now: z.optional(z.unknown()),
});

/** One analysis of the act: an answer has one, a report and some runs have several. */
export const verifiedPart = z.object({
  /** Id of the endpoint that shows it. */
  screen: z.string(),
  holds: z.boolean(),
  /** Whether values were compared one by one, or only the hash of all of them. */
  comparedBy: z.enum(['values', 'hash']),
  rowCount: compared(z.nullable(z.int())),
  /** Rows that are there now and were not, and the other way round; null where values were not kept. */
  rowsAdded: z.nullable(z.int()),
  rowsRemoved: z.nullable(z.int()),
  asOf: compared(z.nullable(isoDate)),
  model: compared(z.nullable(z.string())),
  movedCount: z.int(),
  /** Sums of the columns that add up; null where the rows were not kept. */
  totals: z.array(
    z.object({ field: z.string(), recorded: z.nullable(z.number()), now: z.nullable(z.number()) }),
  ),
});

const changeKeys = [
  // The act's own evidence.
  'row_forged',
  'answer_forged',
  'stored_rows_forged',
  'stored_rows_unsealed',
  // The data.
  'as_of',
  'data_changed',
  'data_unknown',
  'table_rows',
  'table_rows_to',
  'table_values',
  // The analysis.
  'rows',
  'rows_came',
  'rows_went',
  'model',
  'query_text',
  'definition',
  'catalogue',
  'unexplained',
] as const;

/** What else is different, which may be why: a sentence, and its parts for those who write it themselves. */
export const lineageChange = z.object({
  key: z.enum(changeKeys),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
});

export const verifyLineage = defineEndpoint({
  ...shared,
  id: 'platform.lineage.verify',
  method: 'POST',
  path: '/api/lineage/{auditId}/verify',
  summary: 'Runs the same analyses again and says whether their numbers still hold',
  params,
  data: z.object({
    auditId: z.string(),
    recordedAt: isoInstant,
    /** Whether every number is the same, and what was recorded is what was written. */
    holds: z.boolean(),
    /** Whether the audit row's content is what its hash says. */
    rowHolds: z.boolean(),
    /** Of all data as JSON; `now` is null where the act's several answers have no hash together. */
    resultHash: compared(z.nullable(z.string())),
    asOf: compared(z.nullable(isoDate)),
    rowCount: compared(z.nullable(z.int())),
    queryHash: compared(z.nullable(z.string())),
    catalogueVersion: compared(z.nullable(z.string())),
    /** Hash of the warehouse's data; null where it is not known, or where there are several. */
    dataState: compared(z.nullable(z.string())),
    comparedBy: z.enum(['values', 'hash']),
    parts: z.array(verifiedPart),
    movedCount: z.int(),
    /** The first ones. */
    moved: z.array(movedValue),
    changes: z.array(lineageChange),
  }),
  meta: storedMeta,
  success: json,
  function: 'api/platform/lineage-verify.ts',
});
