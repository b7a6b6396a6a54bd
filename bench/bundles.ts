/** Size and import time of each function, bundled, beside an empty handler. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { build } from 'esbuild';
import { type Measurement, measurement, median } from './measurement.ts';

const RUNS = 5;
const root = new URL('..', import.meta.url).pathname;

/** Median milliseconds of a process that imports the file, less nothing: compare with the empty handler. */
function importMs(file: string): number {
  const script = `const t=performance.now();require(${JSON.stringify(file)});process.stdout.write(String(performance.now()-t))`;
  const times = Array.from({ length: RUNS }, () => {
    const run = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${file} cannot be imported: ${run.stderr}`);
    return Number(run.stdout);
  });
  return median(times);
}

export async function benchBundles(): Promise<Measurement[]> {
  const output = await mkdtemp(join(tmpdir(), 'otel-bi-bundles-'));
  try {
    const empty = join(output, 'empty.cjs');
    await writeFile(empty, 'exports.handler = async () => ({ statusCode: 204 });\n');
    const files = routes.map((route) => route.function);
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: files.map((file) => `functions/${file}`),
      outbase: 'functions',
      outdir: output,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      minify: true,
      metafile: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      external: ['@duckdb/node-api', 'pg-native', '@azure/*'],
      logLevel: 'error',
    });
    const sizes = new Map(
      Object.entries(metafile.outputs).map(([path, { bytes }]) => [join(root, path), bytes]),
    );
    const floor = importMs(empty);
    return files.flatMap((file) => {
      const path = join(output, file.replace(/\.ts$/, '.cjs'));
      return [
        measurement(`${file} size`, (sizes.get(path) ?? Number.NaN) / 1024, 'KB'),
        measurement(`${file} import`, importMs(path), 'ms', floor),
      ];
    });
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
