/** Whether a number still holds: apart from its lineage, whose function needs none of this. */
import * as z from 'zod/mini';
import { defineEndpoint, json } from '../endpoint.ts';
import { isoDate, isoInstant, storedMeta } from '../envelope.ts';
import { lineageParams, lineageShared } from './lineage-parts.ts';

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
  'seal_broken',
  'answer_forged',
  'stored_rows_forged',
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
  'fields_added',
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
  ...lineageShared,
  id: 'platform.lineage.verify',
  method: 'POST',
  path: '/api/lineage/{auditId}/verify',
  summary: 'Runs the same analyses again and says whether their numbers still hold',
  params: lineageParams,
  data: z.object({
    auditId: z.string(),
    recordedAt: isoInstant,
    /** Whether every number is the same, and what was recorded is what was written. */
    holds: z.boolean(),
    /** Whether the audit row's content is what its hash says. */
    rowHolds: z.boolean(),
    /** Of all data as JSON, with the sums that an answer has besides; `now` is null where the act's several answers have no hash together. */
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
