import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeployedFunction, deployedFunctions } from '../functions/catalog.ts';
import { bundleFunctions, type FunctionBundle } from './bundle.ts';

const KB = 1024;

/** What a bundle may weigh, by what its function does. */
function limitOf({ resources }: DeployedFunction): number {
  if (resources.has('fonts')) return 2_400 * KB; // makes files: exceljs, pdf-lib, fontkit
  if (resources.has('warehouse')) return 700 * KB;
  if (resources.has('files')) return 650 * KB; // hands out files: the SDK's S3 client
  return 250 * KB;
}

/** Packages that only functions with a resource may hold. */
const packages: readonly (readonly [RegExp, (definition: DeployedFunction) => boolean])[] = [
  [/node_modules\/(mssql|tedious|iconv-lite|tarn)\//, ({ resources }) => resources.has('warehouse')],
  [/node_modules\/pg(-\w+)?\//, ({ resources }) => resources.has('store')],
  [/node_modules\/@aws-sdk\/client-s3\//, ({ resources }) => resources.has('files')],
  [/shared\/runtime\/bus-aws\.ts$/, ({ resources }) => resources.has('bus')],
  [/shared\/runtime\/aws\/s3\.ts$/, ({ resources }) => resources.has('vault')],
  [/node_modules\/(exceljs|pdf-lib|fontkit|bidi-js|jszip)\//, ({ resources }) => resources.has('fonts')],
  [
    /node_modules\/aws-jwt-verify\//,
    ({ invoker }) => invoker.kind === 'endpoint' && invoker.route.access.kind === 'token',
  ],
  [
    /node_modules\/(@aws-sdk\/client-(eventbridge|secrets-manager)|@duckdb|@azure|@opentelemetry\/sdk-node)\/|warehouse\/duckdb\/(?!engine\.ts)/,
    () => false,
  ],
];

/** One run of esbuild and one process that loads everything, for all tests here. */
describe('bundles of the functions', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'otel-bi-bundles-'));
  let functions: readonly DeployedFunction[];
  let bundles: ReadonlyMap<string, FunctionBundle>;

  beforeAll(async () => {
    functions = await deployedFunctions();
    const files = functions.map(({ file }) => file);
    bundles = await bundleFunctions({ files, outDir, hasDuckDb: false, hasSourceMaps: false });
  }, 240_000);
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  const bundleOf = ({ file }: DeployedFunction): FunctionBundle => {
    const bundle = bundles.get(file);
    if (bundle === undefined) throw new Error(`${file} was not bundled`);
    return bundle;
  };

  it('stay below the limits of their kind', () => {
    const tooLarge = functions.flatMap((each) => {
      const { bytes } = bundleOf(each);
      const limit = limitOf(each);
      return bytes > limit ? [`${each.file}: ${Math.ceil(bytes / KB)} KB of ${limit / KB}`] : [];
    });
    expect(tooLarge).toEqual([]);
  });

  it('hold no package that their function does not use', () => {
    const unused = functions.flatMap((each) =>
      packages.flatMap(([pattern, isUsed]) => {
        const found = [...bundleOf(each).inputs].find(([path, bytes]) => bytes > 0 && pattern.test(path));
        return found === undefined || isUsed(each) ? [] : [`${each.file} holds ${found[0]}`];
      }),
    );
    expect(unused).toEqual([]);
  });

  it('load without anything beside them, each with a handler', () => {
    const script = `
      const { createRequire } = require('node:module');
      for (const directory of JSON.parse(process.argv[1])) {
        const { handler } = createRequire(directory + '/')('./index.js');
        if (typeof handler !== 'function') throw new Error(directory + ' has no handler');
      }`;
    const directories = functions.map((each) => bundleOf(each).directory);
    const run = spawnSync(process.execPath, ['-e', script, JSON.stringify(directories)], {
      cwd: outDir,
      encoding: 'utf8',
      env: {},
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  /** What `GET /api/aw/filters` of a bundle answers over a warehouse. */
  const answerOver = (dsn: string, directory: string) => {
    const event = {
      headers: {},
      rawPath: '/api/aw/filters',
      rawQueryString: '',
      requestContext: { domainName: 'localhost', http: { protocol: 'HTTP/1.1' } },
    };
    const script = `
      require(process.argv[1] + '/index.js')
        .handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 20_000 })
        .then(({ body }) => process.stdout.write(body, () => process.exit(0)));`;
    const run = spawnSync(process.execPath, ['-e', script, directory], {
      encoding: 'utf8',
      env: {
        AW_MSSQL_DSN: dsn,
        NODE_PATH: fileURLToPath(new URL('../../node_modules', import.meta.url)),
        REQUIRE_FRONTEND_AUTH: 'false',
        OTEL_SDK_DISABLED: 'true',
      },
    });
    return { answer: JSON.parse(run.stdout || '{}') as unknown, errors: run.stderr };
  };
  const filters = 'api/aw/filters.ts';

  it.each([
    [false, 'configuration_invalid', 'This build cannot load its DuckDB engine.'],
    [true, 'warehouse_unavailable', 'The warehouse is not available.'],
  ])('open a DuckDB file where the engine is kept: %s', async (hasDuckDb, code, detail) => {
    const keeping = { files: [filters], outDir: join(outDir, 'kept'), hasDuckDb: true };
    const directory = (hasDuckDb ? await bundleFunctions(keeping) : bundles).get(filters)?.directory;
    const { answer, errors } = answerOver(`duckdb:${join(outDir, 'absent.duckdb')}`, directory ?? '');
    expect(answer, errors).toMatchObject({ code, detail: expect.stringContaining(detail) });
  });

  it('load the driver of SQL Server without what is left out of it', () => {
    const { answer, errors } = answerOver(
      'sqlserver://reader:wrong@127.0.0.1:9?database=AdventureWorksDW2022&encrypt=false',
      bundles.get(filters)?.directory ?? '',
    );
    expect(answer, errors).toMatchObject({ code: 'warehouse_unavailable' });
  });
});
