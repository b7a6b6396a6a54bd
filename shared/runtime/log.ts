/** JSON log lines on standard error with the trace they belong to. Levels: debug, info, warn, error. */
import { trace } from '@opentelemetry/api';
import { redact } from './redact/redact.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof levels)[number];

let threshold: LogLevel = 'info';

export function setLogLevel(level: LogLevel): void {
  threshold = level;
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

/** What failed may quote what it failed with. */
function withoutSecrets(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const told = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return Object.fromEntries(told);
}

export function log(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  if (levels.indexOf(level) < levels.indexOf(threshold)) return;
  const span = trace.getActiveSpan()?.spanContext();
  const line: LogLine = {
    time: new Date().toISOString(),
    level,
    message,
    ...(span ? { trace_id: span.traceId, span_id: span.spanId } : {}),
    ...(level === 'warn' || level === 'error' ? withoutSecrets(fields) : fields),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  for (const tap of taps) tap(line);
}
