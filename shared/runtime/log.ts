/** JSON log lines on standard error with the trace they belong to. Levels: debug, info, warn, error. */
import { trace } from '@opentelemetry/api';

const levels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof levels)[number];

let threshold: LogLevel = 'info';

export function setLogLevel(level: LogLevel): void {
  threshold = level;
}

/** Addresses with credentials in them, wherever a driver put them. */
const CREDENTIALS = /(\w+:\/\/[^:/\s]+):[^@\s]+@/g;
const ASSIGNED_SECRET =
  /\b(password|pwd|secret|token|authorization)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s;,}]+)/gi;

/** Removes what looks like a secret from text that came from elsewhere. */
export function redact(text: string): string {
  return text.replace(CREDENTIALS, '$1:***@').replace(ASSIGNED_SECRET, '$1$2***');
}

/** An error and its causes as one redacted line each. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  for (let current = error, depth = 0; current !== undefined && current !== null && depth < 5; depth += 1) {
    parts.push(current instanceof Error ? `${current.name}: ${current.message}` : String(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  return redact(parts.join(' <- '));
}

/** A line as it is written; `fields` are members beside these. */
export interface LogLine {
  readonly time: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly trace_id?: string;
  readonly span_id?: string;
  readonly [field: string]: unknown;
}

type Tap = (line: LogLine) => void;
const taps = new Set<Tap>();

/** Shows every written line to `tap` too; answers a function that ends it. */
export function tapLog(tap: Tap): () => void {
  taps.add(tap);
  return () => void taps.delete(tap);
}

export function log(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  if (levels.indexOf(level) < levels.indexOf(threshold)) return;
  const span = trace.getActiveSpan()?.spanContext();
  const line: LogLine = {
    time: new Date().toISOString(),
    level,
    message,
    ...(span ? { trace_id: span.traceId, span_id: span.spanId } : {}),
    ...fields,
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  for (const tap of taps) tap(line);
}
