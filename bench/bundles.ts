/** Size and import time of each function as it is deployed, beside an empty handler. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions } from '@otel-bi/infra/bundle/bundle.ts';
import { deployedFunctions } from '@otel-bi/infra/functions/catalog.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const RUNS = 5;

/** Milliseconds of a fresh process that imports the file. */
function importMs(file: string): number {
  const script = `const t=performance.now();require(${JSON.stringify(file)});process.stdout.write(String(performance.now()-t))`;
  const run = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${file} cannot be imported: ${run.stderr}`);
  return Number(run.stdout);
}

/** Median of each file, asked in turns, so that a machine that slows down slows all of them. */
function medianImports(files: readonly string[]): Map<string, number> {
  const times = new Map(files.map((file): [string, number[]] => [file, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const [file, seen] of times) seen.push(importMs(file));
  }
  return new Map([...times].map(([file, seen]) => [file, median(seen)]));
}

export async function benchBundles(): Promise<Measurement[]> {
  const outDir = await mkdtemp(join(tmpdir(), 'otel-bi-bundles-'));
  try {
    const empty = join(outDir, 'empty.js');
    await writeFile(empty, 'exports.handler = async () => ({ statusCode: 204 });\n');
    const files = (await deployedFunctions()).map(({ file }) => file);
    const bundles = [...(await bundleFunctions({ files, outDir, hasDuckDb: false })).values()];
    const entryOf = (directory: string) => join(directory, 'index.js');
    const times = medianImports([empty, ...bundles.map(({ directory }) => entryOf(directory))]);
    const floor = times.get(empty) ?? Number.NaN;
    return bundles.flatMap(({ file, directory, bytes }) => [
      measurement(`${file} size`, bytes / 1024, 'KB'),
      measurement(`${file} import`, times.get(entryOf(directory)) ?? Number.NaN, 'ms', floor),
    ]);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
