import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handler as plainForecast } from '@otel-bi/functions/api/aw/sales-forecast.ts';
import { handler as plainKpis } from '@otel-bi/functions/api/aw/sales-kpis.ts';
import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { type Container, createContainer, useContainer } from '@otel-bi/shared/runtime/container.ts';
import type { HttpFunction } from '@otel-bi/shared/runtime/endpoint.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, type FunctionBundle } from './bundle.ts';

const dsn = process.env.TEST_AW_MSSQL_DSN;
const [pglite] = testEngines;

const kpis = 'api/aw/sales-kpis.ts';
const forecast = 'api/aw/sales-forecast.ts';

const eventOf = (path: string, query: string) => ({
  version: '2.0',
  headers: {},
  rawPath: path,
  rawQueryString: query,
  requestContext: { domainName: 'localhost', http: { method: 'GET', protocol: 'HTTP/1.1' } },
});

/** The driver without its optional parts against the driver as it comes, on a T-SQL server. */
describe.skipIf(!dsn)('bundled functions on SQL Server (needs TEST_AW_MSSQL_DSN)', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'otel-bi-bundled-'));
  let store: TestDatabase;
  let container: Container;
  let environment: Record<string, string>;
  let bundles: ReadonlyMap<string, FunctionBundle>;

  beforeAll(async () => {
    if (pglite === undefined || dsn === undefined) throw new Error('what the suite needs is checked above');
    [store, bundles] = await Promise.all([
      pglite.start(),
      bundleFunctions({ files: [kpis, forecast], outDir, hasDuckDb: false }),
    ]);
    environment = {
      AW_MSSQL_DSN: dsn,
      POSTGRES_DSN: store.dsn,
      POSTGRES_EMBEDDED: 'true',
      REQUIRE_FRONTEND_AUTH: 'false',
      OTEL_SDK_DISABLED: 'true',
      MSSQL_ALLOW_WRITABLE_LOGIN: 'true',
    };
    container = createContainer(environment);
    useContainer(container);
  });
  afterAll(async () => {
    useContainer(undefined);
    await container?.close();
    await store?.close();
    rmSync(outDir, { recursive: true, force: true });
  });

  it.each([
    [kpis, plainKpis, eventOf('/api/aw/sales/kpis', 'from=2013-01-01&to=2013-12-31&territory=France')],
    [forecast, plainForecast, eventOf('/api/aw/sales/forecast', '')],
  ] as const)(
    '%s answers as its source does',
    async (file, plain: HttpFunction, event) => {
      const script = `
      require(process.argv[1] + '/index.js')
        .handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 60_000 })
        .then(({ body }) => process.stdout.write(body, () => process.exit(0)));`;
      const run = spawnSync(process.execPath, ['-e', script, bundles.get(file)?.directory ?? ''], {
        encoding: 'utf8',
        env: environment,
      });
      const context = { getRemainingTimeInMillis: () => 60_000 };
      // Only what the wrapper reads of an event and a context.
      const expected = await plain(event as never, context as never);
      const { data, ...rest } = JSON.parse(run.stdout || '{}');
      expect(data, `${run.stderr} ${JSON.stringify(rest)}`).toEqual(JSON.parse(expected.body ?? '{}').data);
      expect(data.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
