/** The metrics that the product really sends: its own instruments, used once, as they arrive by OTLP. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { type LiveEndpoint, routes } from '@otel-bi/shared/contract/routes.ts';
import { readTelemetrySettings } from '@otel-bi/shared/runtime/config/telemetry.ts';
import { recordRun } from '@otel-bi/shared/runtime/jobs/metrics.ts';
import { recordExport } from '@otel-bi/shared/runtime/telemetry/export-metrics.ts';
import { tracedFetch } from '@otel-bi/shared/runtime/telemetry/fetch.ts';
import { inRequestSpan } from '@otel-bi/shared/runtime/telemetry/request-span.ts';
import { storeTelemetry } from '@otel-bi/shared/runtime/telemetry/store.ts';
import { startTracing } from '@otel-bi/shared/runtime/telemetry/tracing.ts';
import { storeAddress } from '@otel-bi/shared/store/connection.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { tracedQuery } from '@otel-bi/shared/warehouse/tracing.ts';
import * as z from 'zod/mini';
import { toEvent } from '../../../server/event.ts';
import { type Kind, labelName, seriesNames } from '../names.ts';

/** Labels by the series' names. */
export type Emitted = ReadonlyMap<string, ReadonlySet<string>>;

/** Labels that Prometheus itself adds: the service, its process, a histogram's bucket. */
const added = ['job', 'instance', 'le'];

/** Something that telemetry goes through on its way to the given address, such as a collector. */
export type Relay = (target: string) => Promise<{ readonly endpoint: string; close(): Promise<void> }>;

const direct: Relay = async (endpoint) => ({ endpoint, close: async () => undefined });

export async function emittedSeries(relay: Relay = direct): Promise<Emitted> {
  const [route] = routes;
  if (route === undefined) throw new Error('the contract has no routes');
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.url === '/v1/metrics') bodies.push(body);
    if (request.url === route.path) await useEverything(route, request);
    response.writeHead(request.url === '/failing' ? 500 : 200).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a port, so the address is one.
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const way = await relay(endpoint);
    const tracing = await startTracing(readTelemetrySettings({ OTEL_COLLECTOR_ENDPOINT: way.endpoint }));
    await fetch(`${endpoint}${route.path}`);
    await tracing.shutdown();
    await way.close();
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return seriesOf(bodies);
}

/** A request that uses every instrument, those of failures too. */
async function useEverything(route: LiveEndpoint, request: IncomingMessage): Promise<void> {
  const url = new URL(route.path, `http://${request.headers.host}`);
  const store = storeTelemetry(storeAddress({ dsn: 'postgresql://user:password@db.example:5432/otel_bi' }));
  store.observer.opened(() => ({ idle: 1, used: 1, pending: 0, max: 4 }));
  store.observer.acquired(1);
  const database = store.traced(inner);
  const event = toEvent(request, url, { route, pathParameters: {} }, Buffer.alloc(0));
  await inRequestSpan(route, event, { awsRequestId: 'request' }, async () => {
    await database.query('SELECT 1');
    await database.query('SELECT fail').catch(() => undefined);
    await warehouseQuery(async () => []);
    await warehouseQuery(async () => Promise.reject(new AppError('warehouse_unavailable', 'gone'))).catch(
      () => undefined,
    );
    await tracedFetch(new URL('/failing', url).href);
    return { statusCode: 500 };
  });
  for (const isSuccess of [true, false]) {
    recordRun({
      job: 'aw.daily.forecast',
      domain: 'aw',
      trigger: 'schedule',
      isSuccess,
      seconds: 1,
      records: 1,
    });
  }
  recordExport({ domain: 'aw', view: 'sales-history', format: 'xlsx', rows: 1, bytes: 1 });
}

function warehouseQuery<T extends readonly unknown[]>(work: () => Promise<T>): Promise<T> {
  const server = { system: 'microsoft.sql_server', namespace: 'dw', address: 'mssql', port: 1433 } as const;
  return tracedQuery(server, { name: 'aw.sales.period', text: 'SELECT 1' }, work);
}

const inner: Database = {
  async query<R extends object>(statement: string) {
    if (statement.includes('fail')) throw new AppError('store_unavailable', 'gone');
    return [] as R[]; // nobody reads the rows
  },
  transaction: (work) => work(inner),
  ping: async () => undefined,
  close: async () => undefined,
};

/** What is needed of OTLP here; a collector leaves out what has its default. */
const points = z.optional(
  z.object({
    isMonotonic: z.optional(z.boolean()),
    dataPoints: z.array(z.object({ attributes: z.optional(z.array(z.object({ key: z.string() }))) })),
  }),
);
const sentMetric = z.object({
  name: z.string(),
  unit: z.optional(z.string()),
  histogram: points,
  sum: points,
  gauge: points,
});
const sentMetrics = z.object({
  resourceMetrics: z.array(z.object({ scopeMetrics: z.array(z.object({ metrics: z.array(sentMetric) })) })),
});

function seriesOf(bodies: readonly string[]): Emitted {
  const found = new Map<string, Set<string>>();
  const sent = bodies.flatMap((body) => sentMetrics.parse(JSON.parse(body)).resourceMetrics);
  for (const metric of sent.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))) {
    const kind = kindOf(metric);
    const measured = (metric.histogram ?? metric.sum ?? metric.gauge)?.dataPoints ?? [];
    for (const name of seriesNames({ name: metric.name, unit: metric.unit ?? '', kind })) {
      const labels = found.get(name) ?? new Set(added);
      found.set(name, labels);
      for (const { key } of measured.flatMap(({ attributes = [] }) => attributes)) labels.add(labelName(key));
    }
  }
  return found;
}

function kindOf({ histogram, sum }: z.infer<typeof sentMetric>): Kind {
  if (histogram !== undefined) return 'histogram';
  return sum?.isMonotonic === true ? 'counter' : 'gauge';
}
