import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Driver, warehouseOver } from './engine.ts';
import { defineQuery } from './port.ts';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
beforeAll(() => trace.setGlobalTracerProvider(provider));
beforeEach(() => exporter.reset());
afterAll(() => trace.disable());

const query = defineQuery({
  name: 'aw.sales.daily',
  domain: 'aw',
  summary: 'A day.',
  text: 'SELECT @secret AS "n"',
  parameters: { secret: 'text' },
  columns: { n: 'text' },
});

/** A warehouse whose driver does what the test says. */
function warehouse(execute: Driver['execute']) {
  const server = {
    system: 'microsoft.sql_server',
    namespace: 'DW',
    address: 'db.example',
    port: 1433,
  } as const;
  return warehouseOver('aw', { engine: 'mssql', server, execute, close: async () => undefined });
}

const value = 'value-of-a-parameter';

test('a statement leaves one client span by the conventions, without parameter values', async () => {
  const rows = [[value], [value]];
  await warehouse(async () => ({ names: ['n'], rows, decoder: () => String })).run(query, { secret: value });
  const [span, ...others] = exporter.getFinishedSpans();
  expect(others).toEqual([]);
  expect(span).toMatchObject({ name: 'SELECT aw.sales.daily', kind: SpanKind.CLIENT });
  expect(span?.attributes).toEqual({
    'db.system.name': 'microsoft.sql_server',
    'db.namespace': 'DW',
    'db.operation.name': 'SELECT',
    'db.query.summary': 'SELECT aw.sales.daily',
    'db.query.text': 'SELECT @secret AS "n"',
    'server.address': 'db.example',
    'server.port': 1433,
    'db.response.returned_rows': 2,
  });
  expect(span?.status.code).toBe(SpanStatusCode.UNSET);
});

test('a failure leaves its code and the database number, not what the driver said', async () => {
  const cause = Object.assign(new Error(`near ${value}`), { number: 208 });
  const failing = warehouse(() => Promise.reject(new AppError('query_rejected', 'Refused.', { cause })));
  await expect(failing.run(query, { secret: value })).rejects.toThrow('Refused.');
  const [span] = exporter.getFinishedSpans();
  expect(span?.attributes).toMatchObject({
    'error.type': 'query_rejected',
    'db.response.status_code': '208',
  });
  expect(span?.attributes).not.toHaveProperty('db.response.returned_rows');
  expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'query_rejected' });
  expect(JSON.stringify([span?.attributes, span?.events, span?.status])).not.toContain(value);
});

test('an unforeseen error counts as internal', async () => {
  const failing = warehouse(() => Promise.reject(new TypeError('unforeseen')));
  await expect(failing.run(query, { secret: null })).rejects.toThrow('unforeseen');
  expect(exporter.getFinishedSpans()[0]?.attributes).toMatchObject({ 'error.type': 'internal' });
});

test('the deadline ends a driver that never answers', async () => {
  const stuck = warehouse(() => new Promise(() => undefined));
  const running = stuck.run(query, { secret: null }, { timeoutMs: 5 });
  await expect(running).rejects.toMatchObject({ code: 'warehouse_timeout', retryAfterSeconds: 5 });
  expect(exporter.getFinishedSpans()[0]?.attributes).toMatchObject({ 'error.type': 'warehouse_timeout' });
});

test('a cancellation reaches the driver and keeps its reason as cause', async () => {
  const controller = new AbortController();
  const seen = Promise.withResolvers<unknown>();
  const stuck = warehouse((_statement, signal) => {
    signal.addEventListener('abort', () => seen.resolve(signal.reason));
    return new Promise(() => undefined);
  });
  const running = stuck.run(query, { secret: null }, { signal: controller.signal });
  controller.abort('the browser left');
  await expect(running).rejects.toMatchObject({ code: 'request_cancelled', cause: 'the browser left' });
  expect(await seen.promise).toMatchObject({ code: 'request_cancelled' });
});
