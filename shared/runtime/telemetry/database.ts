/** Client spans around the store's statements, by the database conventions; the store itself knows of none. */
import { type Attributes, context, type Span, SpanKind, trace } from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { AppError } from '../../contract/errors.ts';
import type { Database, Queryable, SqlValue, StatementOptions } from '../../store/database.ts';
import { sqlState } from '../../store/errors.ts';
import { failSpan } from './failure.ts';
import { statementSummary } from './statement.ts';

/** What a span says of the server. */
export interface StoreServer {
  readonly namespace: string;
  readonly address: string;
  readonly port: number;
}

const tracer = trace.getTracer('otel-bi.store');

/**
 * The same database with a span for each statement and each transaction that runs inside a trace; what
 * nobody asked for (the sweeper's rounds) makes no traces of its own.
 */
export function tracedDatabase(database: Database, server: StoreServer): Database {
  const common: Attributes = {
    'db.system.name': 'postgresql',
    'db.namespace': server.namespace,
    'server.address': server.address,
    'server.port': server.port,
  };
  return {
    ...tracedQueryable(database, common),
    transaction: (work, options) =>
      inSpan('transaction', { ...common, 'otel_bi.db.transaction': true }, SpanKind.INTERNAL, () =>
        database.transaction((inner) => work(tracedQueryable(inner, common)), options),
      ),
    ping: (options) => {
      const described = { ...common, 'db.operation.name': 'SELECT', 'db.query.summary': 'SELECT' };
      return inSpan('SELECT', described, SpanKind.CLIENT, () => database.ping(options));
    },
    close: () => database.close(),
  };
}

function tracedQueryable(inner: Queryable, common: Attributes): Queryable {
  return {
    query<R extends object>(text: string, values?: readonly SqlValue[], options?: StatementOptions) {
      const { operation, summary } = statementSummary(text);
      const attributes = {
        ...common,
        'db.operation.name': operation,
        'db.query.summary': summary,
        // As written: values are parameters, so the text has none.
        'db.query.text': text.trim(),
      };
      return inSpan(summary, attributes, SpanKind.CLIENT, async (span) => {
        const rows = await inner.query<R>(text, values, options);
        span?.setAttribute('db.response.returned_rows', rows.length);
        return rows;
      });
    },
  };
}

async function inSpan<T>(
  name: string,
  attributes: Attributes,
  kind: SpanKind,
  work: (span?: Span) => Promise<T>,
): Promise<T> {
  if (trace.getActiveSpan() === undefined || isTracingSuppressed(context.active())) return work();
  return tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The driver's own text may hold values: only the code and the SQLSTATE are told. */
function fail(span: Span, error: unknown): void {
  const state = sqlState(error);
  const type = error instanceof AppError ? error.code : 'internal';
  span.setAttribute('error.type', state ?? type);
  if (state !== undefined) span.setAttribute('db.response.status_code', state);
  failSpan(span, error, type);
}
