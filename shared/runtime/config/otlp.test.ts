import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readOtlpSettings } from './otlp.ts';

const folder = mkdtempSync(join(tmpdir(), 'otel-bi-pem-'));
afterAll(() => rmSync(folder, { recursive: true }));

function pem(name: string, text = `-----BEGIN ${name}-----\nAA==\n-----END ${name}-----\n`): string {
  const path = join(folder, `${name}.pem`);
  writeFileSync(path, text);
  return path;
}

const read = (environment: Record<string, string>, signal: 'traces' | 'metrics' = 'traces') =>
  readOtlpSettings(environment, signal, 'https://otel.example.com/base/');

it('a signal goes below the base address, or exactly where its own says', () => {
  expect(read({}).url).toBe('https://otel.example.com/base/v1/traces');
  const own = { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'https://metrics.example.com/in' };
  expect(read(own, 'metrics').url).toBe('https://metrics.example.com/in');
  expect(read(own).url).toBe('https://otel.example.com/base/v1/traces');
});

it('time and compression of a signal win over those of all', () => {
  const all = { OTEL_EXPORTER_OTLP_TIMEOUT: '500', OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip' };
  const own = { OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '700', OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: 'none' };
  expect(read(all)).toMatchObject({ timeoutMs: 500, isPacked: true });
  expect(read({ ...all, ...own })).toMatchObject({ timeoutMs: 700, isPacked: false });
  expect(read({ ...all, ...own }, 'metrics')).toMatchObject({ timeoutMs: 500, isPacked: true });
});

it('certificates are read from their files', () => {
  const files = {
    OTEL_EXPORTER_OTLP_CERTIFICATE: pem('CERTIFICATE'),
    OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: pem('CERTIFICATE'),
    OTEL_EXPORTER_OTLP_CLIENT_KEY: pem('PRIVATE KEY'),
  };
  expect(read(files).tls).toEqual({
    ca: expect.stringContaining('BEGIN CERTIFICATE'),
    cert: expect.stringContaining('BEGIN CERTIFICATE'),
    key: expect.stringContaining('BEGIN PRIVATE KEY'),
  });
});

it.each([
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'must be one of: http/json, http/protobuf'],
  ['OTEL_EXPORTER_OTLP_COMPRESSION', 'zstd', 'must be one of: none, gzip'],
  ['OTEL_EXPORTER_OTLP_TIMEOUT', '0', 'must be a whole number from 1 to 60000'],
  ['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT', '10s', 'must be a whole number from 1 to 60000'],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'collector:4317', 'must be an http(s) address'],
  ['OTEL_EXPORTER_OTLP_CERTIFICATE', '/nowhere.pem', 'names a file that cannot be read (ENOENT)'],
  ['OTEL_EXPORTER_OTLP_CERTIFICATE', pem('empty', 'nothing'), 'names a file that holds no PEM'],
  ['OTEL_EXPORTER_OTLP_CLIENT_KEY', pem('KEY'), 'and the certificate that it belongs to are set together'],
])('%s=%s stops the start', (name, value, problem) => {
  expect(() => read({ [name]: value })).toThrow(`${name} ${problem}`);
});
