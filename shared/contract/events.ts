/**
 * What the product says on the event bus. `docs/events.md` tells a subscriber the same in words. Every event
 * can come twice: its `id` tells a repeat.
 */
import * as z from 'zod/mini';
import { anomaly } from './aw/anomalies.ts';
import { isoDate, isoInstant } from './envelope.ts';
import { jobExecution } from './platform/jobs.ts';
import { stockRecommendation } from './wwi/stock.ts';

/** `source` of every event of the product. */
export const eventSource = 'otel-bi';

/** Most findings that one event carries; `total` says how many there are. */
export const listedAtMost = 100;

/** `detail-type` of the one event that asks a job to run: for the job functions alone. */
export const jobRequestedType = 'JobRequested';

export const jobRequested = z.object({
  jobId: z.string(),
  /** The waiting run; null for a scheduled time that was missed, of which no run is recorded yet. */
  executionId: z.nullable(z.string()),
  /** The time that the run is for; null for a run asked for by hand. */
  scheduledFor: z.nullable(isoInstant),
  trigger: jobExecution.shape.trigger,
  /** W3C context of whoever asked. */
  traceparent: z.nullable(z.string()),
});
export type JobRequested = z.infer<typeof jobRequested>;

/** `detail-type` of the one event that asks for a file too long to be made within a request. */
export const fileRequestedType = 'FileRequested';

export const fileRequested = z.object({
  /** The act in the audit trail and the id by which its state is asked for. */
  taskId: z.string(),
  /** The endpoint that was called. */
  endpointId: z.string(),
  /** Its parameters as parsed. */
  query: z.record(z.string(), z.union([z.string(), z.number()])),
  actor: z.string(),
  /** W3C context of whoever asked. */
  traceparent: z.nullable(z.string()),
});
export type FileRequested = z.infer<typeof fileRequested>;

const common = {
  id: z.string(),
  version: z.literal(1),
  at: isoInstant,
  domain: z.enum(['aw', 'wwi']),
  jobId: z.string(),
  executionId: z.string(),
  /** W3C context of the run that found it. */
  traceparent: z.nullable(z.string()),
};

/** Findings of a run that the run before did not have. */
export const anomalyDetected = z.object({
  ...common,
  asOf: z.nullable(isoDate),
  total: z.int(),
  anomalies: z.array(z.omit(anomaly, { contributors: true })),
});

/** Items that have come to HIGH urgency since their last stored event. */
export const highUrgencyStock = z.object({
  ...common,
  asOf: z.nullable(isoDate),
  total: z.int(),
  items: z.array(
    z.pick(stockRecommendation, {
      stockItemKey: true,
      stockItem: true,
      supplier: true,
      onHand: true,
      reorderPoint: true,
      daysOfCover: true,
      recommendedQuantity: true,
    }),
  ),
});

/** Checks that failed; `isNew` where the run before had not found it. */
export const dataQualityFailed = z.object({
  ...common,
  total: z.int(),
  checks: z.array(
    z.object({
      name: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      question: z.string(),
      failures: z.nullable(z.int()),
      threshold: z.number(),
      sample: z.array(z.string()),
      isNew: z.boolean(),
    }),
  ),
});

/** An attempt that failed and will be repeated. */
export const jobFailed = z.object({
  ...common,
  attempt: z.int(),
  error: z.string(),
  /** Failures after which the run is given up. */
  maxAttempts: z.int(),
  retryInSeconds: z.number(),
});

/** A run that was given up: it waits until an operator replays `executionId`. */
export const jobDeadLettered = z.object({ ...common, attempt: z.int(), error: z.string() });

/** Every event for subscribers, by its `detail-type`. */
export const productEvents = {
  AnomalyDetected: anomalyDetected,
  HighUrgencyStock: highUrgencyStock,
  DataQualityFailed: dataQualityFailed,
  JobFailed: jobFailed,
  JobDeadLettered: jobDeadLettered,
} as const;
export type ProductEventType = keyof typeof productEvents;

/** What a job says of an event; the rest of the envelope is added when it is stored. */
export type EventContent<T extends ProductEventType> = Omit<
  z.input<(typeof productEvents)[T]>,
  keyof typeof common
>;

/** Functions that receive events, with the types that each wants. */
export const subscribers = [
  {
    id: 'webhook',
    events: [
      'AnomalyDetected',
      'HighUrgencyStock',
      'DataQualityFailed',
      'JobFailed',
      'JobDeadLettered',
    ] satisfies ProductEventType[],
    function: 'subscribers/webhook.ts',
  },
] as const;

/** Functions that do long work which an event asks for, with the type that each takes. */
export const workers = [
  { id: 'platform.files', event: fileRequestedType, function: 'jobs/platform/files.ts' },
] as const;
