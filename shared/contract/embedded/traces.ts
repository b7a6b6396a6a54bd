/**
 * Endpoints that only the one-machine edition has: it keeps the last traces itself. Elsewhere traces are in
 * the configured backend, so these are no part of the contract that is deployed and documented.
 */
import * as z from 'zod/mini';
import { audit, defineEndpoint, json } from '../endpoint.ts';
import { isoInstant, plainMeta } from '../envelope.ts';
import { choiceParameter, integerParameter, nameParameter, none } from '../parameters.ts';
import { auditRow } from '../platform/audit.ts';

/** A span's or event's attribute. */
export const attributeValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
]);
const attributes = z.record(z.string(), attributeValue);

export const spanKind = z.enum(['internal', 'server', 'client', 'producer', 'consumer']);

/** One span; times in milliseconds, `offsetMs` from the trace's start. */
export const traceSpan = z.object({
  spanId: z.string(),
  parentSpanId: z.nullable(z.string()),
  name: z.string(),
  kind: spanKind,
  service: z.string(),
  /** What made it, such as `otel-bi.store`. */
  scope: z.string(),
  offsetMs: z.number(),
  durationMs: z.number(),
  isError: z.boolean(),
  statusMessage: z.nullable(z.string()),
  attributes,
  events: z.array(z.object({ name: z.string(), offsetMs: z.number(), attributes })),
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })),
});

const outcomes = ['ok', 'error', 'cancelled'] as const;

export const traceSummary = z.object({
  traceId: z.string(),
  /** Name of the earliest span without a parent among those known. */
  name: z.string(),
  service: z.string(),
  services: z.array(z.string()),
  /** Route, method and status of its first request to the API; null where it has none. */
  route: z.nullable(z.string()),
  method: z.nullable(z.string()),
  statusCode: z.nullable(z.int()),
  /**
   * `error`: something failed, and so did the request or run that it was part of. `cancelled`: nothing did, and
   * a caller did not wait for an answer.
   */
  outcome: z.enum(outcomes),
  startedAt: isoInstant,
  durationMs: z.number(),
  spans: z.int(),
  errors: z.int(),
});

export const traceLog = z.object({
  at: isoInstant,
  level: z.string(),
  message: z.string(),
  spanId: z.nullable(z.string()),
  fields: z.record(z.string(), z.unknown()),
});

const shared = {
  method: 'GET',
  domain: 'platform',
  access: audit,
  audited: false,
  params: none,
  query: none,
  body: none,
  meta: plainMeta,
  success: json,
  function: null,
} as const;

const milliseconds = (what: string) => integerParameter(0, 3_600_000, what);

export const listTraces = defineEndpoint({
  ...shared,
  id: 'embedded.traces.list',
  path: '/api/traces',
  summary: 'The last traces, newest first',
  query: z.strictObject({
    route: z.optional(
      nameParameter('Part of the route of any of its requests, or of its name, in any case.'),
    ),
    outcome: z.optional(
      choiceParameter(outcomes, 'Whether something failed for good, or a caller gave up and nothing failed.'),
    ),
    routine: z.optional(
      choiceParameter(
        ['exclude'],
        'exclude leaves out what consists of calls for settings, health or the state of telemetry alone, and did not fail.',
      ),
    ),
    status: z.optional(integerParameter(100, 599, 'HTTP status of a request.')),
    min_duration_ms: z.optional(milliseconds('Shortest duration in milliseconds.')),
    max_duration_ms: z.optional(milliseconds('Longest duration in milliseconds.')),
    limit: z.optional(integerParameter(1, 2000, 'How many traces; 100 when absent.')),
  }),
  data: z.array(traceSummary),
});

const traceIdMessage = 'must be 32 hexadecimal digits';

export const readTrace = defineEndpoint({
  ...shared,
  id: 'embedded.traces.read',
  path: '/api/traces/{traceId}',
  summary: 'One trace: spans, log lines, audit rows and linked traces',
  params: z.strictObject({
    traceId: z.string(traceIdMessage).check(z.regex(/^[0-9a-f]{32}$/, traceIdMessage)),
  }),
  data: z.object({
    ...traceSummary.shape,
    /** By start. */
    tree: z.array(traceSpan),
    logs: z.array(traceLog),
    audit: z.array(auditRow),
    /** Traces with a span that is linked to one of these, as a job's run is to what triggered it. */
    linkedFrom: z.array(traceSummary),
  }),
});

/** Statistics over the calls among the kept traces; milliseconds. */
const callStatistics = {
  calls: z.int(),
  errors: z.int(),
  meanMs: z.number(),
  p95Ms: z.number(),
  maxMs: z.number(),
};

export const serviceMap = defineEndpoint({
  ...shared,
  id: 'embedded.traces.service_map',
  path: '/api/traces/service-map',
  summary: 'Who calls whom among the kept traces',
  data: z.object({
    nodes: z.array(
      z.object({ id: z.string(), kind: z.enum(['service', 'database', 'messaging', 'external']) }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        /** `call`: a parent and its child; `link`: a message and the run that it caused. */
        kind: z.enum(['call', 'link']),
        ...callStatistics,
      }),
    ),
  }),
});

export const slowQueries = defineEndpoint({
  ...shared,
  id: 'embedded.traces.slow_queries',
  path: '/api/traces/slow-queries',
  summary: 'Statements of both warehouses and of PostgreSQL among the kept traces, slowest first',
  query: z.strictObject({
    limit: z.optional(integerParameter(1, 500, 'How many statements; 50 when absent.')),
  }),
  data: z.array(
    z.object({
      system: z.string(),
      namespace: z.string(),
      summary: z.string(),
      text: z.string(),
      ...callStatistics,
      meanRows: z.nullable(z.number()),
      /** The trace of its slowest call. */
      slowestTraceId: z.string(),
    }),
  ),
});

export const embeddedEndpoints = [listTraces, readTrace, serviceMap, slowQueries] as const;
