import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy, permissionsPolicy } from '@otel-bi/shared/contract/page-headers.ts';
import { parseDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { ministackVersion } from '../emulator/program.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const service = z.looseObject({
  image: z.string(),
  healthcheck: z.optional(z.looseObject({})),
  volumes: z.optional(z.array(z.string())),
  ports: z.optional(z.array(z.string())),
  depends_on: z.optional(z.record(z.string(), z.object({ condition: z.string() }))),
});
const composeFile = z.looseObject({
  services: z.record(z.string(), service),
  volumes: z.optional(z.record(z.string(), z.unknown())),
});
const files = [
  'docker-compose.yml',
  ...readdirSync(here).flatMap((name) => (name.endsWith('.yml') ? [`localstack/compose/${name}`] : [])),
];
const composed = files.map((path) => [path, composeFile.parse(parse(read(path), { merge: true }))] as const);
const services = composed.flatMap(([path, { services: each }]) =>
  Object.entries(each).map(([name, definition]) => [`${path} ${name}`, definition] as const),
);
/** They run once and end. */
const ending = /(deploy|certificates|backups|warehouses)$/;

describe('the compose stack', () => {
  it('has one file for each choice of emulator and warehouses', () => {
    expect(files.sort()).toEqual([
      'docker-compose.yml',
      'localstack/compose/emulator-localstack.yml',
      'localstack/compose/emulator-ministack.yml',
      'localstack/compose/warehouses-embedded.yml',
      'localstack/compose/warehouses-sqlserver.yml',
    ]);
  });

  it.each(services)(
    '%s: pinned, healthy before others need it, open to this machine alone',
    (name, definition) => {
      expect(definition.image).toMatch(/^(otel-bi-(tools|page)|\$\{\w+:-[^:]+:[\w.-]+\}|[^:]+:v?\d[\w.-]+)$/);
      expect(definition.healthcheck !== undefined).toBe(!ending.test(name));
      for (const port of definition.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    },
  );

  it('waits for health or for an end, never only for a start', () => {
    const conditions = services.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on));
    for (const [on, { condition }] of conditions) {
      expect(condition).toBe(ending.test(on) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it('mounts only what is there', () => {
    for (const [path, { services: each }] of composed) {
      for (const volume of Object.values(each).flatMap(({ volumes = [] }) => volumes)) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('.')) expect(existsSync(join(root, dirname(path), source)), volume).toBe(true);
      }
    }
  });

  it.each(['sqlserver', 'embedded'])('addresses of the %s warehouses can be read', (choice) => {
    const text = read(`localstack/compose/warehouses-${choice}.env`).replaceAll(/\$\{\w+:-(.*?)\}/g, '$1');
    const dsns = [...text.matchAll(/^(\w+)=(.+)$/gm)];
    expect(dsns.map(([, name]) => name)).toEqual(['AW_MSSQL_DSN', 'WWI_MSSQL_DSN']);
    for (const [, name = '', value = ''] of dsns) expect(() => parseDsn(value, name)).not.toThrow();
  });

  it('sends the page under the very headers of the embedded server', () => {
    const caddy = read('localstack/compose/page/Caddyfile');
    const connects = ['http://localhost:8081', 'http://localhost.localstack.cloud:4566'];
    expect(caddy).toContain(`Content-Security-Policy "${contentSecurityPolicy(connects)}"`);
    expect(caddy).toContain(`Permissions-Policy "${permissionsPolicy}"`);
  });

  it('runs the emulator that the tests run', () => {
    expect(read('localstack/compose/tools.Dockerfile')).toContain(
      `ARG MINISTACK_VERSION=${ministackVersion}\n`,
    );
  });
});
