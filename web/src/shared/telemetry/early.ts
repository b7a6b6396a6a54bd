/**
 * What happens before the telemetry SDK is there: it is loaded after the first paint, but the first numbers
 * are to be traced too. Calls get their ids here and carry them to the API; their spans are made later.
 */
import { type CallObserver, observeCalls } from './calls.ts';
import { type Painted, painted } from './painted.ts';

export interface EarlyCall {
  readonly spanId: string;
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  /** Milliseconds since the page began to load. */
  readonly startMs: number;
  /** Null while it is under way. */
  endMs: number | null;
  /** Of the answer; 0 where none came, negative where the page gave up. */
  status: number;
}

/** The first view of a page, under one trace. */
export interface EarlyPage {
  readonly traceId: string;
  /** The span of the page, and below it that of its first numbers. */
  readonly pageSpanId: string;
  readonly viewSpanId: string;
  readonly path: string;
  readonly calls: EarlyCall[];
  /** When the answers to all calls so far were on the screen, in milliseconds; null while some are not. */
  drawnMs: number | null;
  /** Told when the first call begins; set by who waits for it. */
  onBegin: () => void;
  /** Told of each call that ends; set by who makes spans of them. */
  onEnd: (call: EarlyCall) => void;
  /** Told when all numbers are on the screen. */
  onDrawn: () => void;
}

/** Random bytes as lower-case hexadecimal digits. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

export const newTraceId = () => randomHex(TRACE_ID_BYTES);
export const newSpanId = () => randomHex(SPAN_ID_BYTES);

/** Records calls from now on, until another observer takes over. */
export function recordCalls(path: string, whenPainted: Painted = painted): EarlyPage {
  const page: EarlyPage = {
    traceId: newTraceId(),
    pageSpanId: newSpanId(),
    viewSpanId: newSpanId(),
    path,
    calls: [],
    drawnMs: null,
    onBegin: () => undefined,
    onEnd: () => undefined,
    onDrawn: () => undefined,
  };
  observeCalls(recorderOf(page, whenPainted));
  return page;
}

function recorderOf(page: EarlyPage, whenPainted: Painted): CallObserver {
  const isAnswered = () => page.calls.every(({ endMs }) => endMs !== null);
  const drawn = () => {
    if (!isAnswered()) return;
    page.drawnMs = performance.now();
    page.onDrawn();
  };
  return {
    begin(method, address) {
      const call: EarlyCall = {
        spanId: newSpanId(),
        method,
        address,
        startMs: performance.now(),
        endMs: null,
        status: 0,
      };
      page.calls.push(call);
      page.onBegin();
      page.drawnMs = null;
      return {
        headers: { traceparent: `00-${page.traceId}-${call.spanId}-01` },
        end(status) {
          call.endMs = performance.now();
          call.status = status;
          page.onEnd(call);
          if (isAnswered()) whenPainted(drawn);
        },
      };
    },
  };
}

/** For a visit that is not sampled: the API is told so, and nothing is recorded. */
export const unsampled: CallObserver = {
  begin: () => ({
    headers: { traceparent: `00-${newTraceId()}-${newSpanId()}-00` },
    end: () => undefined,
  }),
};
