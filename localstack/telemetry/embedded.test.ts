import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { listTraces, readTrace, serviceMap, slowQueries } from '@otel-bi/shared/contract/embedded/traces.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { startTestProduct, type TestDirectory, type TestProduct, testDirectory } from '../testing/product.ts';

let directory: TestDirectory;
let product: TestProduct;

beforeAll(async () => {
  directory = await testDirectory();
  product = await startTestProduct(directory.path, { OTEL_SDK_DISABLED: 'false' });
});
afterAll(async () => {
  await product.close();
  await directory.remove();
});

async function dataOf<T>(path: string, schema: z.ZodMiniType<T>): Promise<T> {
  const response = await product.call(path);
  expect(response.status, path).toBe(200);
  const { data } = z.parse(z.object({ data: z.unknown() }), await response.json());
  return z.parse(schema, data);
}

const traceOf = (traceId: string) => dataOf(`/api/traces/${traceId}`, readTrace.data);
const list = (query = '') => dataOf(`/api/traces${query}`, listTraces.data);

const page = { traceId: 'c0ffee'.padEnd(32, '0'), spanId: 'abc'.padEnd(16, '0') };

/** What the page's own instrumentation sends of a click at that time, milliseconds since 1970. */
function pageSpans(clickedAt = Date.now() - 2_000) {
  const nanos = (ms: number) => `${ms}000000`;
  const service = { key: 'service.name', value: { stringValue: 'otel-bi-frontend' } };
  const span = {
    ...page,
    name: 'HTTP GET',
    kind: 3,
    startTimeUnixNano: nanos(clickedAt),
    endTimeUnixNano: nanos(Date.now()),
    attributes: [{ key: 'http.request.method', value: { stringValue: 'GET' } }],
    status: {},
  };
  return {
    resourceSpans: [
      { resource: { attributes: [service] }, scopeSpans: [{ scope: { name: 'fetch' }, spans: [span] }] },
    ],
  };
}

/** A span with an attribute whose value is an object within so many others. */
function nestedSpans(depth: number): string {
  const open = '{"kvlistValue":{"values":[{"key":"k","value":'.repeat(depth);
  const value = `${open}{"boolValue":true}${'}]}}'.repeat(depth)}`;
  const attribute = `"attributes":[{"key":"deep","value":${value}},`;
  return JSON.stringify(pageSpans()).replace(/"attributes":\[(?=\{"key":"http)/, attribute);
}

const send = (signal: string, body: unknown, headers: Record<string, string> = {}) =>
  product.call(`/otlp/v1/${signal}`, {
    method: 'POST',
    token: null,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the traces of the product on one machine', () => {
  it('lead from the page over the function to warehouse and PostgreSQL, with right parents and services', async () => {
    const filter = 'Bikes';
    const clickedAt = Date.now() - 1;
    const traceparent = `00-${page.traceId}-${page.spanId}-01`;
    const response = await product.call(`/api/aw/sales/kpis?category=${filter}`, {
      headers: { traceparent },
    });
    expect(response.headers.get('x-trace-id')).toBe(page.traceId);
    expect((await send('traces', pageSpans(clickedAt))).status).toBe(200);

    const trace = await traceOf(page.traceId);
    expect(trace).toMatchObject({
      name: 'HTTP GET',
      service: 'otel-bi-frontend',
      services: ['otel-bi-frontend', 'otel-bi-api'],
      route: '/api/aw/sales/kpis',
      statusCode: 200,
      outcome: 'ok',
    });
    const [click, request, analysis] = ['HTTP GET', 'GET /api/aw/sales/kpis', 'analyse aw.sales.kpis'].map(
      (name) => trace.tree.find((span) => span.name === name),
    );
    expect(request).toMatchObject({ kind: 'server', service: 'otel-bi-api', parentSpanId: click?.spanId });
    expect(analysis).toMatchObject({ kind: 'internal', parentSpanId: request?.spanId });
    const calls = trace.tree.filter(({ kind }) => kind === 'client').slice(1);
    const systems = Map.groupBy(calls, ({ attributes }) => attributes['db.system.name']);
    const reads = (systems.get('duckdb') ?? []).filter(({ name }) => name === 'SELECT aw.sales.period');
    for (const span of reads) {
      expect(span.parentSpanId).toBe(analysis?.spanId);
      expect(span.attributes['db.response.returned_rows']).toBeGreaterThan(0);
      expect(span.attributes['otel_bi.db.connection.wait_ms']).toBeTypeOf('number');
    }
    const [insert] = systems.get('postgresql') ?? [];
    expect(insert).toMatchObject({ name: 'INSERT audit_log', parentSpanId: request?.spanId });
    expect(reads.length).toBeGreaterThan(0);
    expect(trace.audit).toEqual([
      expect.objectContaining({ action: 'aw.sales.kpis', traceId: page.traceId }),
    ]);

    const attributes = JSON.stringify(trace.tree);
    expect(attributes).not.toContain(filter);
    expect(attributes).not.toContain((await product.token()).slice(0, 20));
    expect(attributes).not.toMatch(/password|bearer|authorization/i);
  });

  it('begin anew for a job, linked to what triggered it', async () => {
    const response = await product.call('/api/aw/jobs/data_quality/trigger', { method: 'POST' });
    const cause = response.headers.get('x-trace-id') ?? '';
    const run = await vi.waitFor(
      async () => {
        const [linked] = (await traceOf(cause)).linkedFrom;
        expect(linked?.name).toBe('job aw.daily.data_quality');
        return linked;
      },
      { timeout: 120_000, interval: 200 },
    );
    expect(run).toMatchObject({ service: 'otel-bi-analytics', services: ['otel-bi-analytics'] });
    expect(run?.traceId).not.toBe(cause);
    const { tree, audit } = await traceOf(run?.traceId ?? '');
    const root = tree.find(({ parentSpanId }) => parentSpanId === null);
    expect(root).toMatchObject({
      kind: 'consumer',
      links: [{ traceId: cause }],
      attributes: { 'messaging.operation.type': 'process', 'faas.trigger': 'pubsub' },
    });
    expect(audit.map(({ action }) => action)).toContain('aw.daily.data_quality');
  });

  it('are found by route, outcome, status and duration, newest first, and looking leaves none', async () => {
    const missing = await product.call('/api/jobs/executions/00000000-0000-7000-8000-000000000000');
    expect(missing.status).toBe(404);
    const all = await list('?limit=2000');
    expect(all.map(({ startedAt }) => startedAt)).toEqual(
      all
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .reverse(),
    );
    expect(all.filter(({ route }) => route?.startsWith('/api/traces'))).toEqual([]);
    expect((await list('?status=404')).map(({ traceId }) => traceId)).toEqual([
      missing.headers.get('x-trace-id'),
    ]);
    const kpis = await list('?route=SALES/kpis');
    expect(new Set(kpis.map(({ route }) => route))).toEqual(new Set(['/api/aw/sales/kpis']));
    expect((await list('?outcome=error')).every(({ errors }) => errors > 0)).toBe(true);
    const slow = all.filter(({ durationMs }) => durationMs >= 100).length;
    expect(await list('?min_duration_ms=100&limit=2000')).toHaveLength(slow);
    expect(await list('?max_duration_ms=0')).toEqual([]);
    expect(await list('?limit=1')).toHaveLength(1);
    expect((await product.call('/api/traces?since=now')).status).toBe(400);
  });

  it('are neither good nor failed where the caller gave up', async () => {
    const cancelled = await vi.waitFor(
      async () => {
        const traceId = randomBytes(16).toString('hex');
        const authorization = `Bearer ${await product.token()}`;
        const headers = { authorization, traceparent: `00-${traceId}-${page.spanId}-01` };
        // Soon after it was asked; where that was too soon, once more.
        const signal = AbortSignal.timeout(20);
        const answer = fetch(`${product.origin}/api/aw/sales/forecast`, { headers, signal });
        await expect(answer.then((response) => response.text())).rejects.toThrow();
        const trace = await vi.waitFor(() => traceOf(traceId), { timeout: 10_000 });
        expect(trace.statusCode).toBe(499);
        return trace;
      },
      { timeout: 120_000, interval: 50 },
    );
    expect(cancelled).toMatchObject({ outcome: 'cancelled', errors: 0 });
    const ids = async (outcome: string) =>
      (await list(`?outcome=${outcome}&limit=2000`)).map(({ traceId }) => traceId);
    expect(await ids('cancelled')).toContain(cancelled.traceId);
    expect(await ids('error')).not.toContain(cancelled.traceId);
    expect(await ids('ok')).not.toContain(cancelled.traceId);
  });

  it('add up to a service map and the slowest statements', async () => {
    const { nodes, edges } = await dataOf('/api/traces/service-map', serviceMap.data);
    expect(nodes).toContainEqual({ id: 'duckdb aw', kind: 'database' });
    const edge = (from: string, to: string) => edges.find((each) => each.from === from && each.to === to);
    expect(edge('otel-bi-frontend', 'otel-bi-api')).toMatchObject({ kind: 'call', calls: 1, errors: 0 });
    expect(edge('otel-bi-api', 'otel-bi-analytics')).toMatchObject({ kind: 'link' });
    expect(edge('otel-bi-api', 'duckdb aw')?.calls).toBeGreaterThan(0);
    const queries = await dataOf('/api/traces/slow-queries', slowQueries.data);
    expect(queries.map(({ p95Ms }) => p95Ms)).toEqual(
      queries.map(({ p95Ms }) => p95Ms).toSorted((a, b) => b - a),
    );
    const period = queries.find(({ summary }) => summary === 'SELECT aw.sales.period');
    expect(period).toMatchObject({
      system: 'duckdb',
      slowestTraceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(period?.meanRows).toBeGreaterThan(0);
  });

  it('carry the log lines that were written within them', async () => {
    const { traceId } = page;
    const record = { traceId, timeUnixNano: '1', severityText: 'WARN', body: { stringValue: 'slow chart' } };
    const logs = {
      resourceLogs: [{ scopeLogs: [{ logRecords: [record, { body: { stringValue: 'no trace' } }] }] }],
    };
    expect((await send('logs', logs)).status).toBe(200);
    expect((await traceOf(traceId)).logs).toEqual([
      expect.objectContaining({ level: 'warn', message: 'slow chart' }),
    ]);
  });

  it('are shown to those with a token only', async () => {
    for (const path of ['', `/${page.traceId}`, '/service-map', '/slow-queries']) {
      expect((await product.call(`/api/traces${path}`, { token: null })).status).toBe(401);
    }
    expect((await product.call(`/api/traces/${'0'.repeat(32)}`)).status).toBe(404);
    expect((await product.call('/api/traces/nothing')).status).toBe(404);
  });

  it('are where the page and the state of telemetry say', async () => {
    const config = await (await product.call('/api/config', { token: null })).json();
    expect(config).toMatchObject({
      data: {
        telemetry: { enabled: true, endpoint: `${product.origin}/otlp`, sampleRatio: 1 },
        traceUrlTemplate: '/traces/{traceId}',
      },
    });
    const status = await (await product.call('/api/telemetry/status')).json();
    expect(status).toMatchObject({
      data: {
        service: 'otel-bi-api',
        exporter: { endpoint: `${product.origin}/otlp`, reachable: true, lastError: null },
        sampled: true,
      },
    });
  });
});

describe('the receiver', () => {
  it('takes metrics too', async () => {
    expect((await send('metrics', { resourceMetrics: [{ scopeMetrics: [] }] })).status).toBe(200);
  });

  it('takes what is packed by gzip', async () => {
    const traceId = 'd'.repeat(32);
    const packed = gzipSync(JSON.stringify(pageSpans()).replaceAll(page.traceId, traceId));
    const response = await fetch(`${product.origin}/otlp/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: packed,
    });
    expect(response.status).toBe(200);
    expect((await traceOf(traceId)).spans).toBe(1);
  });

  it.each([
    ['not JSON', 'traces', '{', {}, 400],
    ['not OTLP', 'traces', { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: 'x' }] }] }] }, {}, 400],
    ['what a form could send from anywhere', 'traces', {}, { 'content-type': 'text/plain' }, 415],
    ['protobuf', 'traces', '', { 'content-type': 'application/x-protobuf' }, 415],
    ['another signal', 'profiles', {}, {}, 404],
    ['too much', 'traces', ' '.repeat(2 * 1024 * 1024), {}, 413],
    ['an object within 15,000 others', 'traces', nestedSpans(15_000), {}, 400],
    ['lists within lists', 'logs', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, {}, 400],
    ['more values than it reads', 'traces', `{"resourceSpans":[${'1,'.repeat(400_000)}1]}`, {}, 413],
    ['a list where an object belongs', 'traces', [], {}, 400],
    ['nothing', 'traces', 'null', {}, 400],
    ['a text for a list', 'metrics', { resourceMetrics: 'all' }, {}, 400],
    ['a time that no calendar has', 'traces', JSON.stringify(pageSpans(1e290)), {}, 400],
    ['protobuf that calls itself JSON', 'traces', '\n\u0004\u0012\u0002\n\0', {}, 400],
    ['an encoding of another kind', 'traces', '{}', { 'content-encoding': 'br' }, 415],
    ['what is not packed', 'traces', '{}', { 'content-encoding': 'gzip' }, 400],
  ])('refuses %s', async (_, signal, body, headers, status) => {
    const before = (await list('?limit=2000')).length;
    expect((await send(signal, body, headers)).status).toBe(status);
    expect(await list('?limit=2000')).toHaveLength(before);
  });

  it('refuses what is small only as long as it is packed', async () => {
    const response = await fetch(`${product.origin}/otlp/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(' '.repeat(64 * 1024 * 1024)),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ message: 'the body is larger than 8 MiB unpacked' });
  });

  it('takes objects within objects, as JSON, and the same span once', async () => {
    const traceId = 'e'.repeat(32);
    const body = nestedSpans(20).replaceAll(page.traceId, traceId);
    expect((await send('traces', body)).status).toBe(200);
    expect((await send('traces', body)).status).toBe(200);
    const { tree } = await traceOf(traceId);
    expect(tree).toHaveLength(1);
    const deep = JSON.parse(String(tree[0]?.attributes.deep));
    expect(deep).toEqual(Array.from({ length: 20 }).reduce((inner) => ({ k: inner }), true));
  });

  it('lets a page of a listed origin send, and no other', async () => {
    const ask = async (origin: string) => {
      const response = await product.call('/otlp/v1/traces', {
        method: 'OPTIONS',
        token: null,
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await ask('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await ask('https://elsewhere.example')).toBeNull();
  });
});
