/**
 * CPU of one request in microseconds, on standard output, through the whole function but without HTTP.
 * Arguments: `off`, `collector` or `embedded`; `config` (computes nothing, the harshest case) or `kpis` (an
 * analysis with its warehouse, the store answering at once); the data directory.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { toContext, toEvent } from '@otel-bi/localstack/server/event.ts';
import { spanReceiver } from '@otel-bi/localstack/telemetry/receiver-span.ts';
import { createTraceStore } from '@otel-bi/localstack/telemetry/trace-store.ts';
import { salesKpis } from '@otel-bi/shared/contract/aw/sales.ts';
import { config } from '@otel-bi/shared/contract/platform/config.ts';
import { createContainer, provide, useContainer } from '@otel-bi/shared/runtime/container.ts';
import type { HttpFunction } from '@otel-bi/shared/runtime/endpoint.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { tracedDatabase } from '@otel-bi/shared/runtime/telemetry/database.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';

const [mode = '', kind = '', dataDir = ''] = process.argv.slice(2);
const { route, warmUp, calls } =
  kind === 'kpis'
    ? { route: salesKpis, warmUp: 10, calls: 40 }
    : { route: config, warmUp: 3_000, calls: 6_000 };

/** A collector in a process of its own, whose CPU is not the request's; answers its port. */
const COLLECTOR = `
const server = require('node:http').createServer((request, response) => {
  request.resume().on('end', () => response.end('{}'));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
process.stdin.resume().on('end', () => process.exit(0));`;

async function startCollector() {
  const child = spawn(process.execPath, ['-e', COLLECTOR], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => child.stdin.end() };
}

const store: Database = {
  query: async () => [],
  transaction: (work) => work(store),
  ping: async () => undefined,
  close: async () => undefined,
};

async function measure(handler: HttpFunction): Promise<number> {
  const url = new URL(`http://localhost${route.path}`);
  const match = { route: { ...route, function: 'bench' }, pathParameters: {} };
  const event = toEvent(new IncomingMessage(new Socket()), url, match, Buffer.alloc(0));
  const context = toContext(match, new AbortController().signal);
  const call = async () => {
    const { statusCode } = await handler(event, context);
    if (statusCode !== 200) throw new Error(`${route.path} answered ${statusCode}`);
  };
  for (let count = 0; count < warmUp; count += 1) await call();
  const before = process.cpuUsage();
  for (let count = 0; count < calls; count += 1) {
    await call();
    // Exports go on between requests, as on a server.
    if (count % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await (await container.tracing()).flush(2_000);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

const collector = mode === 'collector' ? await startCollector() : null;
const server = { namespace: 'bench', address: 'localhost', port: 5432 };
const container = createContainer(
  {
    REQUIRE_FRONTEND_AUTH: 'false',
    OTEL_SDK_DISABLED: String(mode === 'off'),
    OTEL_COLLECTOR_ENDPOINT: collector?.endpoint ?? 'http://127.0.0.1:9',
    AW_MSSQL_DSN: `duckdb:${join(dataDir, 'warehouses', 'aw.duckdb')}`,
  },
  {
    provided: [provide(storeDatabase, tracedDatabase(store, server))],
    ...(mode === 'embedded' ? { spans: spanReceiver(createTraceStore()) } : {}),
  },
);
useContainer(container);
const functions = new URL('../functions/', import.meta.url);
const { handler }: { handler: HttpFunction } = await import(new URL(route.function ?? '', functions).href);
process.stdout.write(String(await measure(handler)));
await container.close();
collector?.stop();
