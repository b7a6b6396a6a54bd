/** `{"data": ..., "meta": {...}}`: what every JSON answer has around its data. */
import * as z from 'zod/mini';

export const isoDate = z.iso.date();
export const isoInstant = z.iso.datetime();

/**
 * A text of an answer sentence by sentence, to be told in the reader's language: the stable key of each and
 * what stands in it (days as YYYY-MM-DD). The English text stands beside it.
 */
export const said = z.array(
  z.object({
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.readonly(z.array(z.string()))])),
  }),
);

/** Something the reader must know about these numbers; `code` is stable, `message` is a sentence. */
export const notice = z.object({
  code: z.enum([
    'no_data_in_period',
    'before_data',
    'incomplete_tail',
    'not_computable',
    'no_model_beats_seasonal_naive',
    'not_enough_history',
    'lead_time_assumed',
    'truncated',
    'period_ends_early',
    'channel_without_data',
    'not_applicable',
    'unknown_members',
  ]),
  message: z.string(),
  said: z.optional(said),
});
export type Notice = z.infer<typeof notice>;

/** One sales channel's freshness: they end on different days, and a tail can be incomplete. */
export const channelFreshness = z.object({
  channel: z.string(),
  asOf: z.nullable(isoDate),
  completeThrough: z.nullable(isoDate),
  /** Why days after `completeThrough` are left out of trends, or null when nothing is. */
  tail: z.nullable(z.object({ from: isoDate, to: isoDate, reason: z.string(), said: z.optional(said) })),
});
export type ChannelFreshness = z.infer<typeof channelFreshness>;

export const reportingPeriod = z.object({
  from: isoDate,
  to: isoDate,
  days: z.int(),
  previousFrom: z.optional(isoDate),
  previousTo: z.optional(isoDate),
});
export type ReportingPeriod = z.infer<typeof reportingPeriod>;

/** In every answer. */
export const baseMeta = { generatedAt: isoInstant, traceId: z.string() };

/** In every answer that analyses warehouse data. */
export const analyticsMetaFields = {
  ...baseMeta,
  /** Newest fact date used. */
  asOf: z.nullable(isoDate),
  auditId: z.string(),
  /** Names the state of the warehouse's data: equal data, equal text. Absent where it is not known. */
  dataState: z.optional(z.string()),
  /** Names of the warehouse queries behind the answer, to be looked up in the metric catalogue. */
  queries: z.array(z.string()),
  /** Parameters as understood, defaults filled in. */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  notices: z.array(notice),
  /** Rows that the ranking has; `data` holds the first `top_n` of them. Absent where nothing is left out by design. */
  totalRows: z.optional(z.int()),
  period: z.optional(reportingPeriod),
  channels: z.optional(z.array(channelFreshness)),
};

export const plainMeta = z.object(baseMeta);
export const analyticsMeta = z.object(analyticsMetaFields);
export const pageMeta = z.object({ ...baseMeta, nextCursor: z.nullable(z.string()) });

/** In every audited answer from the store; `asOf` is the newest fact date behind what is shown. */
const storedMetaFields = { ...baseMeta, asOf: z.nullable(isoDate), auditId: z.string() };
export const storedMeta = z.object(storedMetaFields);
export const storedPageMeta = z.object({ ...storedMetaFields, nextCursor: z.nullable(z.string()) });

/** RFC 9457 problem details, with the stable code and the trace beside the standard members. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  traceId: z.string(),
  errors: z.optional(z.array(z.object({ field: z.string(), in: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof problem>;

export const metricUnit = z.enum([
  'USD',
  'count',
  'percent',
  'units',
  'days',
  'score',
  'ratio',
  'seconds',
  'class',
  'date',
]);

/** A KPI row; `value` null has a `reason`, never a guess. */
export const kpi = z.object({
  key: z.string(),
  label: z.string(),
  value: z.nullable(z.number()),
  unit: metricUnit,
  previous: z.nullable(z.number()),
  changePct: z.nullable(z.number()),
  /** Difference in percentage points; only where the unit is percent. */
  changePoints: z.optional(z.nullable(z.number())),
  reason: z.optional(z.string()),
  said: z.optional(said),
});
export type Kpi = z.infer<typeof kpi>;

/** One part of a score: `value` 0 to 100, null where it cannot be computed (its weight is then 0). */
export const scoreComponent = z.object({
  name: z.string(),
  label: z.string(),
  value: z.nullable(z.number()),
  weight: z.number(),
  reason: z.optional(z.string()),
  said: z.optional(said),
  /**
   * The measure behind the value, drawn toward what is usual because few observations stand behind it:
   * result = (evidence * own + prior * usual) / (evidence + prior).
   */
  drawn: z.optional(
    z.object({
      own: z.number(),
      usual: z.number(),
      result: z.number(),
      unit: z.enum(['USD', 'percent', 'ratio']),
      evidence: z.number(),
      counts: z.enum(['orders', 'lines', 'receipts']),
      prior: z.number(),
    }),
  ),
});
