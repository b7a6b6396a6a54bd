import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { CANCELLED } from '@otel-bi/shared/contract/telemetry.ts';

/** What a database span says of the server, by the OpenTelemetry semantic conventions for databases. */
export interface TracedServer {
  /** `db.system.name`: `microsoft.sql_server` is the registered name, `duckdb` has none and names itself. */
  readonly system: 'microsoft.sql_server' | 'duckdb';
  /** `db.namespace`: the database. */
  readonly namespace: string;
  /** `server.address` and `server.port`; a file has none. */
  readonly address?: string;
  readonly port?: number;
}

export interface TracedStatement {
  /** Stable low-cardinality name; the span is called `SELECT <name>`. */
  readonly name: string;
  /** The text as written: parameters by name, so without values. */
  readonly text: string;
}

const tracer = trace.getTracer('otel-bi.warehouse');

/**
 * Runs `work` inside a client span for one statement. The span gets the number of rows, or the error's code
 * as `error.type`; a driver's own error text never reaches it.
 */
export function tracedQuery<T extends readonly unknown[]>(
  server: TracedServer,
  statement: TracedStatement,
  work: () => Promise<T>,
): Promise<T> {
  const summary = `SELECT ${statement.name}`;
  const options = { kind: SpanKind.CLIENT, attributes: attributesOf(server, statement, summary) };
  return tracer.startActiveSpan(summary, options, async (span) => {
    try {
      const rows = await work();
      span.setAttribute('db.response.returned_rows', rows.length);
      return rows;
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Tells the statement's span how long it waited for a connection, in milliseconds. */
export function noteConnectionWait(waitedMs: number): void {
  trace.getActiveSpan()?.setAttribute('otel_bi.db.connection.wait_ms', Math.round(waitedMs * 1_000) / 1_000);
}

function attributesOf(server: TracedServer, statement: TracedStatement, summary: string): Attributes {
  return {
    'db.system.name': server.system,
    'db.namespace': server.namespace,
    'db.operation.name': 'SELECT',
    'db.query.summary': summary,
    'db.query.text': statement.text,
    ...(server.address === undefined ? {} : { 'server.address': server.address }),
    ...(server.port === undefined ? {} : { 'server.port': server.port }),
  };
}

function fail(span: Span, error: unknown): void {
  const type = error instanceof AppError ? error.code : 'internal';
  span.setAttribute('error.type', type);
  const status = statusCodeOf(error);
  if (status !== undefined) span.setAttribute('db.response.status_code', status);
  if (type === 'request_cancelled') span.setAttribute(CANCELLED, true);
  else span.setStatus({ code: SpanStatusCode.ERROR, message: type });
}

/** The database's own error number, where the driver gave one. */
function statusCodeOf(error: unknown): string | undefined {
  const cause = error instanceof AppError ? error.cause : undefined;
  const number = cause instanceof Error && 'number' in cause ? cause.number : undefined;
  return typeof number === 'number' ? String(number) : undefined;
}
