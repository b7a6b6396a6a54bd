/** What telemetry costs a request: its CPU with telemetry on beside off, and the size of the bundle. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testDirectory } from '@otel-bi/localstack/testing/product.ts';
import { build, type Plugin } from 'esbuild';
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

/** What is loaded only where there is a collector to send to. */
const sending = /runtime\/telemetry\/(otlp|metrics|span-metrics)\.ts$|^\.\/(otlp|metrics|span-metrics)\.ts$/;

const leaveOutSending: Plugin = {
  name: 'leave-out-sending',
  setup(builder) {
    builder.onResolve({ filter: sending }, ({ path }) => ({ path, external: true }));
  },
};

/** Kilobytes of a small function: whole, without what sends, and of its telemetry alone. */
async function bundleSizes() {
  const outputOf = async (plugins: Plugin[]) => {
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
      plugins,
    });
    const [output] = Object.values(metafile.outputs);
    if (output === undefined) throw new Error('a build has an output');
    return output;
  };
  const [on, off] = [await outputOf([]), await outputOf([leaveOutSending])];
  const telemetry = Object.entries(on.inputs)
    .filter(([path]) => path.includes('@opentelemetry/') || path.includes('runtime/telemetry/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { sending: (on.bytes - off.bytes) / 1024, telemetry: telemetry / 1024 };
}

export async function benchTelemetry(): Promise<Measurement[]> {
  const directory = await testDirectory(1);
  try {
    const sizes = await bundleSizes();
    return [
      ...benchRequest('kpis', directory.path),
      ...benchRequest('config', directory.path),
      measurement('bundle, telemetry on over off', sizes.sending, 'KB'),
      measurement('bundle, all of telemetry', sizes.telemetry, 'KB'),
    ];
  } finally {
    await directory.remove();
  }
}
