/**
 * Bundles the functions: `bundleFunctions({ files, outDir, hasDuckDb })` answers a map from each file under
 * `functions/` (as the contract's tables name it) to its directory, which holds `index.js` (CommonJS, which
 * Node loads faster than ESM: docs/decisions/0014-function-bundles.md) and `index.js.map` and nothing else.
 * Lambda's handler is `index.handler`, its runtime Node 24. One run of esbuild for all of them. With
 * `hasDuckDb` a bundle requires `@duckdb/node-api` when a `duckdb:` warehouse is opened: NODE_PATH has to
 * name a `node_modules` that holds it.
 */
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { leanBundles, withoutDuckDb, withoutXRay } from './leave-out.ts';

export interface BundleOptions {
  /** Below `functions/`, e.g. `api/aw/sales-kpis.ts`. */
  readonly files: readonly string[];
  /** Absolute; a directory for each function is made in it. */
  readonly outDir: string;
  /** Keeps the DuckDB engine, for the `local` stage alone; its package stays outside the bundle. */
  readonly hasDuckDb: boolean;
  /** Holds Powertools Tracer, for stages with TRACING_XRAY: about 125 KB more in each bundle. */
  readonly hasXRay?: boolean;
  /** Off for bundles that are measured and thrown away. */
  readonly hasSourceMaps?: boolean;
}

/** The bundle of one function. */
export interface FunctionBundle {
  /** Below `functions/`. */
  readonly file: string;
  /** Absolute; what is deployed. */
  readonly directory: string;
  /** Bytes of `index.js`. */
  readonly bytes: number;
  /** Bytes that each source file, relative to the repository's root, takes in `index.js`. */
  readonly inputs: ReadonlyMap<string, number>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Native: its package comes from outside. */
const outside = ['@duckdb/node-api'];

/** @throws Error with esbuild's messages when a file cannot be bundled */
export async function bundleFunctions(options: BundleOptions): Promise<ReadonlyMap<string, FunctionBundle>> {
  const { files, outDir, hasDuckDb, hasXRay = false, hasSourceMaps = true } = options;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files.map((file) => ({ in: `functions/${file}`, out: `${nameOf(file)}/index` })),
    outdir: outDir,
    bundle: true,
    minify: true,
    sourcemap: hasSourceMaps ? 'linked' : false,
    sourcesContent: false,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    charset: 'utf8',
    mainFields: ['module', 'main'],
    external: outside,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [...leanBundles, ...(hasDuckDb ? [] : [withoutDuckDb]), ...(hasXRay ? [] : [withoutXRay])],
  });
  const outputs = new Map(
    Object.values(metafile.outputs).flatMap((output) =>
      output.entryPoint === undefined ? [] : [[output.entryPoint, output] as const],
    ),
  );
  return new Map(files.map((file) => [file, describe(file, outputs, outDir)]));
}

function describe(
  file: string,
  outputs: ReadonlyMap<string, Metafile['outputs'][string]>,
  outDir: string,
): FunctionBundle {
  const output = outputs.get(`functions/${file}`);
  if (output === undefined) throw new Error(`functions/${file} was not bundled`);
  const inputs = Object.entries(output.inputs).map(
    ([path, { bytesInOutput }]) => [path, bytesInOutput] as const,
  );
  return { file, directory: `${outDir}/${nameOf(file)}`, bytes: output.bytes, inputs: new Map(inputs) };
}

/** `api/aw/sales-kpis.ts` is bundled into `api-aw-sales-kpis`. */
function nameOf(file: string): string {
  return file.replace(/\.ts$/, '').replaceAll('/', '-');
}
