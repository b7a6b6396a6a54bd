/** OTLP's JSON encoding, as far as it is kept: opentelemetry-proto 1.x, names in lowerCamelCase. */
import * as z from 'zod/mini';

/** The recursive AnyValue; exactly one member is set, none means empty. */
export interface AnyValue {
  readonly stringValue?: string | undefined;
  readonly boolValue?: boolean | undefined;
  readonly intValue?: string | number | undefined;
  readonly doubleValue?: number | string | undefined;
  readonly bytesValue?: string | undefined;
  readonly arrayValue?: { readonly values?: readonly AnyValue[] | undefined } | undefined;
  readonly kvlistValue?: { readonly values?: readonly KeyValue[] | undefined } | undefined;
}

export interface KeyValue {
  readonly key: string;
  readonly value?: AnyValue | undefined;
}

const anyValue: z.ZodMiniType<AnyValue> = z.lazy(() =>
  z.object({
    stringValue: z.optional(z.string()),
    boolValue: z.optional(z.boolean()),
    intValue: z.optional(z.union([z.string().check(z.regex(/^-?\d{1,20}$/)), z.int()])),
    doubleValue: z.optional(z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])])),
    bytesValue: z.optional(z.string()),
    arrayValue: z.optional(z.object({ values: z.optional(z.array(anyValue)) })),
    kvlistValue: z.optional(z.object({ values: z.optional(z.array(keyValue)) })),
  }),
);
const keyValue: z.ZodMiniType<KeyValue> = z.object({ key: z.string(), value: z.optional(anyValue) });

const attributes = z.optional(z.array(keyValue));
const resource = z.optional(z.object({ attributes }));
const scope = z.optional(z.object({ name: z.optional(z.string()) }));

const LATEST = 2 ** 64;
/** 64-bit integers are text in protobuf's JSON; numbers are accepted too. Until the year 2554. */
const nanoseconds = z.union([
  z.string().check(
    z.regex(/^\d{1,20}$/),
    z.refine((text) => Number(text) <= LATEST),
  ),
  z.number().check(z.gte(0), z.lte(LATEST)),
]);
const traceId = z.string().check(z.regex(/^[0-9a-f]{32}$/i), z.toLowerCase());
const spanId = z.string().check(z.regex(/^[0-9a-f]{16}$/i), z.toLowerCase());
const optionalSpanId = z.optional(z.union([z.literal(''), spanId]));

const link = z.object({ traceId, spanId });
const event = z.object({ timeUnixNano: nanoseconds, name: z.optional(z.string()), attributes });

const span = z.object({
  traceId,
  spanId,
  parentSpanId: optionalSpanId,
  name: z.optional(z.string()),
  kind: z.optional(z.int()),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes,
  events: z.optional(z.array(event)),
  links: z.optional(z.array(link)),
  status: z.optional(z.object({ code: z.optional(z.int()), message: z.optional(z.string()) })),
});
export type OtlpSpan = z.infer<typeof span>;

export const exportTraces = z.object({
  resourceSpans: z.optional(
    z.array(
      z.object({
        resource,
        scopeSpans: z.optional(z.array(z.object({ scope, spans: z.optional(z.array(span)) }))),
      }),
    ),
  ),
});

const logRecord = z.object({
  timeUnixNano: z.optional(nanoseconds),
  observedTimeUnixNano: z.optional(nanoseconds),
  severityText: z.optional(z.string()),
  body: z.optional(anyValue),
  attributes,
  traceId: z.optional(z.union([z.literal(''), traceId])),
  spanId: optionalSpanId,
});
export type OtlpLogRecord = z.infer<typeof logRecord>;

export const exportLogs = z.object({
  resourceLogs: z.optional(
    z.array(
      z.object({
        resource,
        scopeLogs: z.optional(z.array(z.object({ scope, logRecords: z.optional(z.array(logRecord)) }))),
      }),
    ),
  ),
});

/** Metrics are taken so that senders need no exception, and not kept: nothing here shows them. */
export const exportMetrics = z.object({ resourceMetrics: z.optional(z.array(z.looseObject({}))) });
