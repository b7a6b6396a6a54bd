/** The last traces in memory, bounded in number and in bytes; the oldest go first. */
import type { StoredAttributes, StoredLog, StoredSpan } from './model.ts';

export interface KeptTrace {
  readonly traceId: string;
  readonly spans: StoredSpan[];
  readonly logs: StoredLog[];
  bytes: number;
}

export interface TraceStore {
  addSpan(span: StoredSpan): void;
  /** Kept only for a trace of which something is kept or will be. */
  addLog(line: StoredLog): void;
  find(traceId: string): KeptTrace | undefined;
  /** Newest first. */
  all(): KeptTrace[];
  readonly size: { readonly traces: number; readonly bytes: number };
}

export interface TraceStoreLimits {
  readonly traces: number;
  readonly bytes: number;
  readonly spansPerTrace: number;
  readonly logsPerTrace: number;
}

export const defaultLimits: TraceStoreLimits = {
  traces: 2_000,
  bytes: 50 * 1024 * 1024,
  spansPerTrace: 2_000,
  logsPerTrace: 500,
};

/** What an object of each kind takes besides its texts, roughly. */
const SPAN_BYTES = 400;
const ATTRIBUTE_BYTES = 40;

export function createTraceStore(limits: TraceStoreLimits = defaultLimits): TraceStore {
  const traces = new Map<string, KeptTrace>();
  let bytes = 0;

  function traceOf(traceId: string): KeptTrace {
    const known = traces.get(traceId);
    if (known !== undefined) return known;
    const made: KeptTrace = { traceId, spans: [], logs: [], bytes: 0 };
    traces.set(traceId, made);
    return made;
  }

  function grow(trace: KeptTrace, size: number): void {
    trace.bytes += size;
    bytes += size;
    for (const oldest of traces.values()) {
      if (traces.size <= limits.traces && bytes <= limits.bytes) return;
      traces.delete(oldest.traceId);
      bytes -= oldest.bytes;
    }
  }

  return {
    addSpan(span) {
      const trace = traceOf(span.traceId);
      if (trace.spans.length >= limits.spansPerTrace) return;
      // A sender that missed the answer sends again.
      if (trace.spans.some(({ spanId }) => spanId === span.spanId)) return;
      trace.spans.push(span);
      grow(trace, spanSize(span));
    },
    addLog(line) {
      const trace = traceOf(line.traceId);
      if (trace.logs.length >= limits.logsPerTrace) return;
      trace.logs.push(line);
      grow(trace, SPAN_BYTES + 2 * (line.message.length + JSON.stringify(line.fields).length));
    },
    find: (traceId) => traces.get(traceId),
    all: () => [...traces.values()].filter(({ spans }) => spans.length > 0).reverse(),
    get size() {
      return { traces: traces.size, bytes };
    },
  };
}

function spanSize({ attributes, events, links, ...span }: StoredSpan): number {
  const ofEvents = events.reduce(
    (sum, event) => sum + ATTRIBUTE_BYTES + 2 * event.name.length + attributesSize(event.attributes),
    0,
  );
  const texts =
    2 * (span.name.length + span.service.length + span.scope.length + (span.statusMessage?.length ?? 0));
  return SPAN_BYTES + texts + attributesSize(attributes) + ofEvents + links.length * 2 * ATTRIBUTE_BYTES;
}

function attributesSize(attributes: StoredAttributes): number {
  let size = 0;
  for (const key in attributes) {
    const value = attributes[key];
    size += ATTRIBUTE_BYTES + 2 * key.length;
    if (typeof value === 'string') size += 2 * value.length;
    else if (Array.isArray(value)) for (const each of value) size += 8 + 2 * String(each).length;
  }
  return size;
}
