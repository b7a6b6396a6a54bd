import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { readTelemetrySettings } from '../config/telemetry.ts';
import { recordRun } from '../jobs/metrics.ts';
import { recordExport } from './export-metrics.ts';
import { type StrictMetrics, strictMetrics, strictTraces } from './otlp.suite.ts';
import { readTelemetryStatus } from './report.ts';
import { startTracing, type Tracing } from './tracing.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Sent {
  readonly path: string;
  readonly isPacked: boolean;
  readonly body: unknown;
}

async function listen(handler: RequestListener): Promise<string> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A collector that takes everything and remembers it. */
async function collector(): Promise<{ readonly endpoint: string; readonly sent: Sent[] }> {
  const sent: Sent[] = [];
  const endpoint = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const isPacked = request.headers['content-encoding'] === 'gzip';
    const text = (isPacked ? gunzipSync(body) : body).toString();
    sent.push({ path: request.url ?? '', isPacked, body: JSON.parse(text) });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  return { endpoint, sent };
}

const settingsFor = (endpoint: string, more: Record<string, string> = {}) =>
  readTelemetrySettings({ OTEL_COLLECTOR_ENDPOINT: endpoint, ...more });

async function start(endpoint: string, more?: Record<string, string>): Promise<Tracing> {
  const tracing = await startTracing(settingsFor(endpoint, more));
  closers.push(() => tracing.shutdown());
  return tracing;
}

/** A request with a database call in it. */
function work(isFailing = false): void {
  const tracer = trace.getTracer('test');
  const attributes = {
    'http.request.method': 'GET',
    'http.route': '/api/x',
    'http.response.status_code': isFailing ? 503 : 200,
  };
  tracer.startActiveSpan('GET /api/x', { kind: SpanKind.SERVER, attributes }, (span) => {
    const call = {
      'db.system.name': 'postgresql',
      'db.response.returned_rows': 3,
      'db.query.text': 'SELECT $1',
    };
    tracer.startSpan('SELECT', { kind: SpanKind.CLIENT, attributes: call }).end();
    if (isFailing) span.setStatus({ code: SpanStatusCode.ERROR, message: 'store_unavailable' });
    span.addEvent('noted', { list: ['a', 'b'], share: 0.5, yes: true });
    span.end();
  });
}

const bodies = (sent: readonly Sent[], path: string) =>
  sent.filter((each) => each.path === path).map(({ body }) => body);

function metricsOf(body: StrictMetrics) {
  return body.resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
}

describe('what is sent to a collector', () => {
  it('is OTLP as the proto says, with resource, kinds, parents and status', async () => {
    const { endpoint, sent } = await collector();
    const tracing = await start(endpoint, { APP_ENV: 'test', OTEL_RESOURCE_ATTRIBUTES: 'team=a%20b' });
    work(true);
    await tracing.flush(5_000);
    const [body] = bodies(sent, '/v1/traces');
    const { resourceSpans } = z.parse(strictTraces, body);
    const resource = Object.fromEntries(
      resourceSpans[0]?.resource.attributes?.map(({ key, value }) => [key, value]) ?? [],
    );
    expect(resource).toMatchObject({
      'service.name': { stringValue: 'otel-bi-api' },
      'service.namespace': { stringValue: 'otel-bi' },
      'deployment.environment.name': { stringValue: 'test' },
      team: { stringValue: 'a b' },
    });
    const [child, parent] = resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans),
    );
    expect(parent).toMatchObject({ kind: 2, status: { code: 2, message: 'store_unavailable' } });
    expect(child).toMatchObject({ kind: 3, parentSpanId: parent?.spanId, traceId: parent?.traceId });
    expect(tracing.history.lastError()).toBeNull();
  });

  it('has the metrics of requests, statements and jobs with the units and buckets of the conventions', async () => {
    const { endpoint, sent } = await collector();
    const tracing = await start(endpoint);
    work();
    const run = { job: 'aw.daily.forecast', domain: 'aw', trigger: 'schedule', seconds: 12, records: 30 };
    recordRun({ ...run, isSuccess: true });
    recordRun({ ...run, isSuccess: false });
    recordExport({ domain: 'aw', view: 'sales-history', format: 'xlsx', rows: 365, bytes: 20_000 });
    await tracing.flush(5_000);
    const [body] = bodies(sent, '/v1/metrics');
    const metrics = metricsOf(z.parse(strictMetrics, body));
    const found = (name: string) => metrics.find((metric) => metric.name === name);
    expect(found('http.server.request.duration')).toMatchObject({ unit: 's' });
    const boundsOf = (name: string) => found(name)?.histogram?.dataPoints[0]?.explicitBounds;
    expect(boundsOf('http.server.request.duration')).toEqual([
      0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    ]);
    expect(boundsOf('db.client.operation.duration')).toEqual([0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]);
    expect(found('db.client.response.returned_rows')?.histogram?.dataPoints[0]).toMatchObject({ sum: 3 });
    expect(found('scheduler.job.duration_seconds')).toMatchObject({ unit: 's' });
    expect(found('scheduler.job.duration_seconds')?.histogram?.dataPoints[0]).toMatchObject({ sum: 12 });
    expect(found('otel_bi.export.size')).toMatchObject({
      unit: 'By',
      histogram: { dataPoints: [{ sum: 20_000 }] },
    });
    for (const name of ['success', 'failure', 'records_processed']) {
      expect(found(`scheduler.job.${name}_total`)?.sum).toMatchObject({ isMonotonic: true });
    }
  });

  it('is the traces with a failure alone, where sampling lets the others go', async () => {
    const { endpoint, sent } = await collector();
    const tracing = await start(endpoint, { OTEL_TRACES_SAMPLER: 'always_off' });
    work();
    work(true);
    await tracing.flush(5_000);
    const parsed = bodies(sent, '/v1/traces').map((body) => z.parse(strictTraces, body));
    const spans = parsed.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)),
    );
    expect(spans).toHaveLength(2);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(spans.some(({ status }) => status.code === 2)).toBe(true);
  });
});

describe('how it is sent', () => {
  it('follows the variables of OpenTelemetry, those of a signal before those of all', async () => {
    const { endpoint, sent } = await collector();
    const tracing = await start('http://127.0.0.1:9', {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${endpoint}/elsewhere`,
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${endpoint}/v1/metrics`,
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_EXPORTER_OTLP_METRICS_COMPRESSION: 'none',
    });
    work();
    await tracing.flush(5_000);
    expect(tracing.history.lastError()).toBeNull();
    expect(sent.map(({ path, isPacked }) => [path, isPacked]).toSorted()).toEqual([
      ['/elsewhere', true],
      ['/v1/metrics', false],
    ]);
    expect(() => z.parse(strictTraces, bodies(sent, '/elsewhere')[0])).not.toThrow();
  });
});

describe('a collector that is busy', () => {
  it('is sent the same again when it asks for it, with the configured headers', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'authorization=Bearer%20a,x-team=b');
    vi.stubEnv('OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'x-team=traces');
    const seen: { path: string; team: unknown; authorization: unknown }[] = [];
    const endpoint = await listen((request, response) => {
      const { authorization, 'x-team': team } = request.headers;
      seen.push({ path: request.url ?? '', team, authorization });
      const isFirst = seen.filter(({ path }) => path === request.url).length === 1;
      response.writeHead(isFirst ? 503 : 200, isFirst ? { 'retry-after': '0' } : {}).end('{}');
    });
    const tracing = await start(endpoint);
    vi.unstubAllEnvs();
    work();
    await tracing.flush(5_000);
    const traces = { path: '/v1/traces', team: 'traces', authorization: 'Bearer a' };
    expect(seen.filter(({ path }) => path === traces.path)).toEqual([traces, traces]);
    const metrics = { path: '/v1/metrics', team: 'b', authorization: 'Bearer a' };
    expect(seen.filter(({ path }) => path === metrics.path)).toEqual([metrics, metrics]);
    expect(tracing.history.lastError()).toBeNull();
  });
});

describe('a collector that does not answer', () => {
  it('is not waited for beyond the bound, and its silence is remembered', async () => {
    let asked = 0;
    const endpoint = await listen(() => {
      asked += 1;
    });
    const tracing = await start(endpoint);
    work();
    await tracing.flush(100);
    await vi.waitFor(() => expect(asked).toBe(2), 20_000); // traces and metrics
    // That wait was noticed, so the next flush is none: it would ask again.
    work();
    await tracing.flush(5_000);
    expect(asked).toBe(2);
    expect(await readTelemetryStatus(settingsFor(endpoint), tracing)).toMatchObject({
      exporter: { endpoint, reachable: false, lastError: expect.stringMatching(/time/i) },
    });
  });

  it('is told apart from one that refuses connections, or answers with an error', async () => {
    const gone = 'http://127.0.0.1:9';
    const refused = await start(gone);
    work();
    await refused.flush(50);
    expect((await readTelemetryStatus(settingsFor(gone), refused)).exporter).toMatchObject({
      reachable: false,
      lastError: expect.stringContaining('ECONNREFUSED'),
    });

    const endpoint = await listen((_, response) => void response.writeHead(403).end('no'));
    const forbidden = await start(endpoint);
    work();
    await forbidden.flush(5_000);
    expect(forbidden.history.lastError()).toMatch(/^\d{4}-.*Forbidden/);
    expect((await readTelemetryStatus(settingsFor(endpoint), forbidden)).exporter.reachable).toBe(false);
  });

  it('is asked at all where one is there', async () => {
    const { endpoint, sent } = await collector();
    const tracing = await start(endpoint);
    const status = await readTelemetryStatus(settingsFor(endpoint), tracing);
    expect(status).toMatchObject({ service: 'otel-bi-api', exporter: { endpoint, reachable: true } });
    expect(sent).toEqual([{ path: '/v1/traces', isPacked: false, body: { resourceSpans: [] } }]);
    await readTelemetryStatus(settingsFor(endpoint), tracing);
    expect(sent).toHaveLength(1);
  });
});
