/** What telemetry costs a request: its CPU with telemetry on beside off, and the size of the bundle. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunctions } from '@otel-bi/infra/bundle/bundle.ts';
import { testDirectory } from '@otel-bi/localstack/testing/product.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const ROUNDS = 5;

const modes = ['off', 'collector', 'embedded'] as const;
type Mode = (typeof modes)[number];

/** Microseconds of CPU of one request: user and system time, so that waiting counts for nothing. */
function cpuPerRequest(mode: Mode, request: string, dataDir: string): number {
  const script = fileURLToPath(new URL('telemetry-request.ts', import.meta.url));
  // A process for each: the API takes one SDK per process.
  const run = spawnSync(process.execPath, [script, mode, request, dataDir], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`telemetry-request.ts ${mode} failed: ${run.stderr}`);
  return Number(run.stdout);
}

function benchRequest(request: string, dataDir: string): Measurement[] {
  const times: Record<Mode, number[]> = { off: [], collector: [], embedded: [] };
  // In turns, so that a machine that slows down slows all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mode of modes) times[mode].push(cpuPerRequest(mode, request, dataDir));
  }
  const off = median(times.off);
  return [
    measurement(`CPU of ${request}, telemetry off`, off, 'us'),
    measurement(`CPU of ${request}, telemetry to a collector`, median(times.collector), 'us', off),
    measurement(`CPU of ${request}, telemetry kept in memory`, median(times.embedded), 'us', off),
  ];
}

/** Kilobytes that telemetry takes of the smallest function, with all that sends it. */
async function telemetryInBundle(): Promise<number> {
  const outDir = await mkdtemp(join(tmpdir(), 'otel-bi-telemetry-'));
  try {
    const file = 'api/platform/config.ts';
    const bundles = await bundleFunctions({ files: [file], outDir, hasDuckDb: false });
    const inputs = [...(bundles.get(file)?.inputs ?? [])];
    const telemetry = inputs.filter(([path]) => /@opentelemetry\/|runtime\/(telemetry|net)\//.test(path));
    return telemetry.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

export async function benchTelemetry(): Promise<Measurement[]> {
  const directory = await testDirectory(1);
  try {
    return [
      ...benchRequest('kpis', directory.path),
      ...benchRequest('config', directory.path),
      measurement('bundle, all of telemetry', await telemetryInBundle(), 'KB'),
    ];
  } finally {
    await directory.remove();
  }
}
