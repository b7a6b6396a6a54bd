/**
 * OTLP's JSON encoding as the official proto files (opentelemetry-proto 1.x) lay it down, with nothing
 * beside it: a member that the proto does not know fails the check.
 */
import * as z from 'zod/mini';

const uint64 = z.string().check(z.regex(/^\d{1,20}$/));
const uint32 = z.int().check(z.gte(0));
const traceId = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const spanId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

const anyValue: z.ZodMiniType = z.lazy(() =>
  z
    .strictObject({
      stringValue: z.optional(z.string()),
      boolValue: z.optional(z.boolean()),
      // The mapping wants text, and every parser of it takes numbers as well.
      intValue: z.optional(z.union([z.int(), z.string().check(z.regex(/^-?\d+$/))])),
      doubleValue: z.optional(z.number()),
      arrayValue: z.optional(z.strictObject({ values: z.array(anyValue) })),
      kvlistValue: z.optional(z.strictObject({ values: z.array(keyValue) })),
      bytesValue: z.optional(z.string()),
    })
    .check(z.refine((value) => Object.keys(value).length <= 1)),
);
const keyValue = z.strictObject({ key: z.string().check(z.minLength(1)), value: anyValue });
const attributes = z.optional(z.array(keyValue));
const dropped = z.optional(uint32);

const resource = z.strictObject({ attributes, droppedAttributesCount: dropped });
const scope = z.strictObject({
  name: z.string(),
  version: z.optional(z.string()),
  attributes,
  droppedAttributesCount: dropped,
});

const span = z.strictObject({
  traceId,
  spanId,
  traceState: z.optional(z.string()),
  parentSpanId: z.optional(spanId),
  flags: z.optional(uint32),
  name: z.string().check(z.minLength(1)),
  kind: z.int().check(z.gte(1), z.lte(5)),
  startTimeUnixNano: uint64,
  endTimeUnixNano: uint64,
  attributes,
  droppedAttributesCount: dropped,
  events: z.array(
    z.strictObject({ timeUnixNano: uint64, name: z.string(), attributes, droppedAttributesCount: dropped }),
  ),
  droppedEventsCount: dropped,
  links: z.array(
    z.strictObject({
      traceId,
      spanId,
      traceState: z.optional(z.string()),
      attributes,
      droppedAttributesCount: dropped,
      flags: z.optional(uint32),
    }),
  ),
  droppedLinksCount: dropped,
  status: z.strictObject({ code: z.int().check(z.gte(0), z.lte(2)), message: z.optional(z.string()) }),
});

export const strictTraces = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource,
      scopeSpans: z.array(z.strictObject({ scope, spans: z.array(span), schemaUrl: z.optional(z.string()) })),
      schemaUrl: z.optional(z.string()),
    }),
  ),
});

const point = { attributes, startTimeUnixNano: uint64, timeUnixNano: uint64, flags: z.optional(uint32) };
const numberPoint = z.strictObject({
  ...point,
  asDouble: z.optional(z.number()),
  asInt: z.optional(z.union([z.int(), z.string()])),
});
const histogramPoint = z.strictObject({
  ...point,
  count: z.union([uint64, uint32]),
  sum: z.optional(z.number()),
  bucketCounts: z.array(z.union([uint64, uint32])),
  explicitBounds: z.array(z.number()),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
});
const temporality = z.int().check(z.gte(1), z.lte(2));

const metric = z.strictObject({
  name: z.string(),
  description: z.optional(z.string()),
  unit: z.optional(z.string()),
  gauge: z.optional(z.strictObject({ dataPoints: z.array(numberPoint) })),
  sum: z.optional(
    z.strictObject({
      dataPoints: z.array(numberPoint),
      aggregationTemporality: temporality,
      isMonotonic: z.boolean(),
    }),
  ),
  histogram: z.optional(
    z.strictObject({ dataPoints: z.array(histogramPoint), aggregationTemporality: temporality }),
  ),
});

export const strictMetrics = z.strictObject({
  resourceMetrics: z.array(
    z.strictObject({
      resource,
      scopeMetrics: z.array(
        z.strictObject({ scope, metrics: z.array(metric), schemaUrl: z.optional(z.string()) }),
      ),
      schemaUrl: z.optional(z.string()),
    }),
  ),
});

export type StrictMetrics = z.infer<typeof strictMetrics>;
