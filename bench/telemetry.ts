/** What telemetry costs a request: its CPU with telemetry on beside off, and the size of the bundle. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testDirectory } from '@otel-bi/localstack/testing/product.ts';
import { build } from 'esbuild';
import { type Measurement, measurement, median } from './measurement.ts';

const ROUNDS = 5;
const root = fileURLToPath(new URL('..', import.meta.url));

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

/** Bytes of the smallest function, and of the telemetry packages in it. */
async function bundleBytes(): Promise<number> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['functions/api/platform/config.ts'],
    outfile: 'bundle.cjs',
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['@duckdb/node-api', 'pg-native', '@azure/*'],
    logLevel: 'error',
  });
  const [bundle] = Object.values(metafile.outputs);
  const inputs = Object.entries(bundle?.inputs ?? {});
  return inputs
    .filter(([path]) => path.includes('@opentelemetry/') || path.includes('runtime/telemetry/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

export async function benchTelemetry(): Promise<Measurement[]> {
  const directory = await testDirectory(1);
  try {
    return [
      ...benchRequest('kpis', directory.path),
      ...benchRequest('config', directory.path),
      measurement('telemetry in a bundle', (await bundleBytes()) / 1024, 'KB'),
    ];
  } finally {
    await directory.remove();
  }
}
