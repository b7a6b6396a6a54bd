/** A real OpenTelemetry Collector between the product and whoever receives. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import type { Relay } from './emitted.ts';

const START_MS = 30_000;

/**
 * Passes OTLP on in JSON.
 * @param program a Collector with the OTLP receiver and the OTLP/HTTP exporter
 */
export function throughCollector(program: string): Relay {
  return async (target) => {
    const directory = mkdtempSync(join(tmpdir(), 'otel-bi-collector-'));
    const address = `127.0.0.1:${await freePort()}`;
    const file = join(directory, 'collector.yaml');
    writeFileSync(file, stringify(settings(address, target)));
    const child = spawn(program, ['--config', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    await isReady(child);
    return {
      endpoint: `http://${address}`,
      close: async () => {
        // It sends what it holds before it ends.
        child.kill('SIGTERM');
        await once(child, 'exit');
        rmSync(directory, { recursive: true });
      },
    };
  };
}

function settings(address: string, target: string) {
  const signal = { receivers: ['otlp'], exporters: ['otlphttp'] };
  return {
    receivers: { otlp: { protocols: { http: { endpoint: address } } } },
    exporters: { otlphttp: { endpoint: target, encoding: 'json', compression: 'none' } },
    service: {
      telemetry: { metrics: { level: 'none' } },
      pipelines: { traces: signal, metrics: signal },
    },
  };
}

async function isReady(child: ChildProcess): Promise<void> {
  const { stderr } = child;
  if (stderr === null) throw new Error('the collector has no output to read');
  const said: string[] = [];
  const ready = Promise.withResolvers<void>();
  createInterface(stderr).on('line', (line) => {
    said.push(line);
    if (line.includes('Everything is ready')) ready.resolve();
  });
  child.once('error', ready.reject);
  child.once('exit', () => ready.reject(new Error(`the collector ended: ${said.slice(-5).join('\n')}`)));
  const timer = setTimeout(() => ready.reject(new Error('the collector does not come up')), START_MS);
  await ready.promise.finally(() => clearTimeout(timer));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
