/** `npm start`: the whole product in one process, until it is told to stop. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { describeError } from '@otel-bi/shared/runtime/log.ts';
import { redact } from '@otel-bi/shared/runtime/redact/redact.ts';
import { dataDirectoryPath } from './start/data-dir.ts';
import { preparePage } from './start/page.ts';
import { type Product, startProduct } from './start/product.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = (line: string) => void process.stdout.write(`${line}\n`);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  // What a setting says is complete; of what failed on the way the reason helps.
  const isSetting = error instanceof AppError && error.code === 'configuration_invalid';
  return isSetting || cause === undefined ? redact(message) : `${redact(message)} (${describeError(cause)})`;
}

function fail(what: string, error: unknown): never {
  process.stderr.write(`otel-bi: ${what}: ${explain(error)}\n`);
  process.exit(1);
}

/** Everything ends in about 3 s even under load; an operator waits no longer than 5. */
const STOP_MS = 4_500;

let starting: Promise<Product> | undefined;
let isStopping = false;

/** A stop during the start waits for it, so that nothing is left half open. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => fail('stopping', 'it took too long and was cut short; what was stored is safe'), STOP_MS);
  await (await starting)?.close();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stop().catch((error: unknown) => fail('stopping failed', error));
  });
}

starting = startProduct({
  environment: process.env,
  dataDir: dataDirectoryPath(process.env, root),
  report,
  preparePage: () => preparePage(root, report),
});
starting.then(
  ({ origin }) => report(`OTel BI ready ${origin}`),
  (error: unknown) => fail('cannot start', error),
);
