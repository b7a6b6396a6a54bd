import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../../store/database.ts';
import { tracedDatabase } from './database.ts';
import { statementSummary } from './statement.ts';

describe('the name of a statement', () => {
  it.each([
    ['SELECT a FROM audit_log WHERE b = $1', 'SELECT', 'SELECT audit_log'],
    ['  insert into "job_slots" (a) values ($1)', 'INSERT', 'INSERT job_slots'],
    ['UPDATE only s.t SET a = $1', 'UPDATE', 'UPDATE s.t'],
    ['-- why\n/* and how */ DELETE FROM x', 'DELETE', 'DELETE x'],
    [
      'WITH a AS (INSERT INTO b SELECT 1), c AS (SELECT 2 FROM d)\nINSERT INTO e (f) SELECT g FROM c',
      'INSERT',
      'INSERT e',
    ],
    ['WITH a AS (SELECT (1)) SELECT * FROM a', 'SELECT', 'SELECT a'],
    ['SELECT extract(epoch FROM at), a IS DISTINCT FROM b FROM c', 'SELECT', 'SELECT c'],
    ['BEGIN', 'BEGIN', 'BEGIN'],
    ['SELECT pg_advisory_xact_lock($1)', 'SELECT', 'SELECT'],
    ['', 'SQL', 'SQL'],
  ])('%j', (text, operation, summary) => {
    expect(statementSummary(text)).toEqual({ operation, summary });
  });
});

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
});
afterAll(() => {
  trace.disable();
  context.disable();
});
beforeEach(() => exporter.reset());

const secret = 'value-that-must-not-show';
const failing = 'SELECT fail';

/** Answers two rows, or fails as the driver does, with values in its text. */
const inner: Database = {
  async query<R extends object>(text: string) {
    if (text === failing) {
      const cause = Object.assign(new Error(`duplicate ${secret}`), { code: '23505' });
      throw new AppError('internal', 'a statement of the store failed', { cause });
    }
    return [{}, {}] as R[]; // nobody reads them
  },
  transaction: (work) => work(inner),
  ping: async () => undefined,
  close: async () => undefined,
};
const database = tracedDatabase(inner, { namespace: 'otel_bi', address: 'db.example', port: 5432 });
const inTrace = <T>(work: () => Promise<T>) =>
  trace.getTracer('test').startActiveSpan('request', async (span) => {
    try {
      return await work();
    } finally {
      span.end();
    }
  });
const span = (name: string) => exporter.getFinishedSpans().find((each) => each.name === name);

describe('statements of the store', () => {
  it('leave client spans by the conventions, without values', async () => {
    await inTrace(() => database.query('SELECT a FROM b WHERE c = $1', [secret]));
    const made = span('SELECT b');
    expect(made?.kind).toBe(SpanKind.CLIENT);
    expect(made?.attributes).toEqual({
      'db.system.name': 'postgresql',
      'db.namespace': 'otel_bi',
      'server.address': 'db.example',
      'server.port': 5432,
      'db.operation.name': 'SELECT',
      'db.query.summary': 'SELECT b',
      'db.query.text': 'SELECT a FROM b WHERE c = $1',
      'db.response.returned_rows': 2,
    });
    expect(made?.parentSpanContext?.spanId).toBe(span('request')?.spanContext().spanId);
  });

  it('are children of their transaction', async () => {
    await inTrace(() => database.transaction((transaction) => transaction.query('DELETE FROM x')));
    expect(span('DELETE x')?.parentSpanContext?.spanId).toBe(span('transaction')?.spanContext().spanId);
    expect(span('transaction')?.parentSpanContext?.spanId).toBe(span('request')?.spanContext().spanId);
  });

  it('that fail leave the SQLSTATE and the code, not what the driver said', async () => {
    await expect(inTrace(() => database.query(failing, [secret]))).rejects.toThrow(AppError);
    const made = span('SELECT');
    expect(made?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'internal' });
    expect(made?.attributes).toMatchObject({ 'error.type': '23505', 'db.response.status_code': '23505' });
    expect(JSON.stringify([made?.attributes, made?.events, made?.status])).not.toContain(secret);
  });

  it('make no traces of their own', async () => {
    await database.query('SELECT 1');
    await database.ping();
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
