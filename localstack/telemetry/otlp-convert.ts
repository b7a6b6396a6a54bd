/** From OTLP's JSON to what is kept. */
import type * as z from 'zod/mini';
import {
  type AttributeValue,
  kindOf,
  type StoredAttributes,
  type StoredLog,
  type StoredSpan,
} from './model.ts';
import type { AnyValue, exportLogs, exportTraces, KeyValue, OtlpLogRecord, OtlpSpan } from './otlp-schema.ts';

const STATUS_ERROR = 2;
/** The proto's kinds begin with 0 for unspecified, the API's with 0 for internal. */
const FIRST_KIND = 1;
/** As the SDK of this process cuts its own. */
const LONGEST_VALUE = 8_192;
/** Names of attributes, services and scopes; real ones have a few dozen characters. */
const LONGEST_NAME = 256;

export function spansOf(request: z.infer<typeof exportTraces>): StoredSpan[] {
  return (request.resourceSpans ?? []).flatMap(({ resource, scopeSpans = [] }) => {
    const service = serviceOf(resource?.attributes);
    return scopeSpans.flatMap(({ scope, spans = [] }) =>
      spans.map((span) => storedSpan(span, service, cut(scope?.name ?? '', LONGEST_NAME))),
    );
  });
}

function storedSpan(span: OtlpSpan, service: string, scope: string): StoredSpan {
  const startMs = milliseconds(span.startTimeUnixNano);
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || null,
    name: cut(span.name ?? ''),
    kind: kindOf((span.kind ?? FIRST_KIND) - FIRST_KIND),
    service,
    scope,
    startMs,
    durationMs: Math.max(0, milliseconds(span.endTimeUnixNano) - startMs),
    isError: span.status?.code === STATUS_ERROR,
    statusMessage: cut(span.status?.message ?? '') || null,
    attributes: attributesOf(span.attributes),
    events: (span.events ?? []).map(({ timeUnixNano, name = '', attributes }) => ({
      name: cut(name),
      atMs: milliseconds(timeUnixNano),
      attributes: attributesOf(attributes),
    })),
    links: span.links ?? [],
  };
}

/** Lines that belong to a trace; others have no place here. */
export function logsOf(request: z.infer<typeof exportLogs>): StoredLog[] {
  return (request.resourceLogs ?? []).flatMap(({ resource, scopeLogs = [] }) => {
    const service = serviceOf(resource?.attributes);
    return scopeLogs.flatMap(({ logRecords = [] }) => logRecords.flatMap((line) => storedLog(line, service)));
  });
}

function storedLog(line: OtlpLogRecord, service: string): StoredLog[] {
  if (!line.traceId) return [];
  const body = line.body === undefined ? '' : plainValue(line.body);
  return [
    {
      traceId: line.traceId,
      spanId: line.spanId || null,
      atMs: milliseconds(line.timeUnixNano ?? line.observedTimeUnixNano ?? 0),
      level: cut(line.severityText ?? 'info', LONGEST_NAME).toLowerCase(),
      message: cut(String(body)),
      fields: { 'service.name': service, ...attributesOf(line.attributes) },
    },
  ];
}

function serviceOf(attributes: readonly KeyValue[] | undefined): string {
  const named = attributes?.find(({ key }) => key === 'service.name')?.value?.stringValue;
  return cut(named ?? '', LONGEST_NAME) || 'unknown_service';
}

function attributesOf(pairs: readonly KeyValue[] = []): StoredAttributes {
  return Object.fromEntries(pairs.map(({ key, value = {} }) => [cut(key, LONGEST_NAME), plainValue(value)]));
}

function plainValue(value: AnyValue): AttributeValue {
  const plain = jsonValue(value);
  if (Array.isArray(plain)) return plain.map((each) => scalarOf(each));
  return scalarOf(plain);
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** How deep is bounded by `requireBounded`. */
function jsonValue(value: AnyValue): Json {
  if (value.stringValue !== undefined) return cut(value.stringValue);
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return Number(value.intValue);
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map((each) => jsonValue(each));
  if (value.kvlistValue !== undefined) {
    const members = value.kvlistValue.values ?? [];
    return Object.fromEntries(
      members.map(({ key, value: member = {} }) => [cut(key, LONGEST_NAME), jsonValue(member)]),
    );
  }
  return cut(value.bytesValue ?? '');
}

/** Objects, and lists within lists, as their JSON. */
function scalarOf(value: Json): string | number | boolean {
  return typeof value === 'object' ? cut(JSON.stringify(value)) : value;
}

function cut(text: string, longest = LONGEST_VALUE): string {
  if (text.length <= longest) return text;
  // A copy: what slice answers keeps the whole text in memory.
  return Buffer.from(text.slice(0, longest), 'utf16le').toString('utf16le');
}

/** A double holds today's nanoseconds to a quarter of a microsecond. */
function milliseconds(nanoseconds: string | number): number {
  return Number(nanoseconds) / 1e6;
}
