import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SpanKind, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTelemetrySettings } from '../config/telemetry.ts';
import { startSecretsManager, type TestSecrets } from '../secrets/testing/secrets-manager.ts';
import { CollectorRefusal, collectorHeaders, type Headers } from './collector-headers.ts';
import { startTracing } from './tracing.ts';

let secrets: TestSecrets;
let count = 0;
/** Another one for each test: a process remembers what it read. */
let arn: string;
beforeEach(async () => {
  secrets = await startSecretsManager();
  count += 1;
  arn = `arn:aws:secretsmanager:eu-central-1:123456789012:secret:collector-${count}`;
});
afterEach(() => secrets.close());

const environment = () => ({ ...secrets.environment, OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN: arn });
const seen = async (headers: Headers) => headers;

describe('headers for the collector', () => {
  it('are those of the environment, a signal’s own before the general ones', async () => {
    const given = {
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a,x-team=b',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-team=traces',
    };
    const expected = { authorization: 'Bearer a', 'x-team': 'traces' };
    expect(await collectorHeaders(given, 'traces')(seen)).toEqual(expected);
    expect(await collectorHeaders(given, 'metrics')(seen)).toMatchObject({ 'x-team': 'b' });
    expect(secrets.asked).toEqual([]);
  });

  it('are read from the secret once, for traces and metrics', async () => {
    secrets.texts.set(arn, 'authorization=Bearer%20kept');
    const both = (['traces', 'metrics'] as const).map((signal) => collectorHeaders(environment(), signal));
    const answers = await Promise.all(both.map((withHeaders) => withHeaders(seen)));
    expect(answers).toEqual([{ authorization: 'Bearer kept' }, { authorization: 'Bearer kept' }]);
    expect(secrets.asked).toEqual([arn]);
  });

  it('are read again when the collector refuses them', async () => {
    secrets.texts.set(arn, 'authorization=old');
    const withHeaders = collectorHeaders(environment(), 'traces');
    let accepted = 'old';
    const work = async ({ authorization }: Headers) => {
      if (authorization !== accepted) throw new CollectorRefusal('401');
      return authorization;
    };
    expect(await withHeaders(work)).toBe('old');
    accepted = 'new';
    secrets.texts.set(arn, 'authorization=new');
    expect(await withHeaders(work)).toBe('new');
    expect(secrets.asked).toEqual([arn, arn]);
  });

  it('are asked for again after the secret could not be read', async () => {
    const withHeaders = collectorHeaders(environment(), 'traces');
    await expect(withHeaders(seen)).rejects.toMatchObject({ code: 'secret_unavailable' });
    secrets.texts.set(arn, 'authorization=late');
    expect(await withHeaders(seen)).toEqual({ authorization: 'late' });
  });
});

it('a collector that refuses a key is told of without it, and not asked again and again', async () => {
  secrets.texts.set(arn, 'authorization=hunter2');
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    asked.push([request.url, request.headers.authorization]);
    response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a host and port
  for (const [name, value] of Object.entries(environment())) vi.stubEnv(name, value);
  const settings = { OTEL_COLLECTOR_ENDPOINT: `http://127.0.0.1:${port}` };
  const tracing = await startTracing(readTelemetrySettings(settings));
  trace.getTracer('test').startSpan('work', { kind: SpanKind.SERVER }).end();
  await tracing.flush(10_000);
  vi.unstubAllEnvs();
  expect(asked).toContainEqual(['/v1/traces', 'hunter2']);
  expect(new Set(asked.map(String)).size).toBe(asked.length);
  expect(tracing.history.lastError()).toContain('the collector answered 403');
  expect(tracing.history.lastError()).not.toContain('hunter2');
  await tracing.shutdown();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
