/** `npm start`: the whole product in one process, until it is told to stop. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataDirectoryPath } from './start/data-dir.ts';
import { preparePage } from './start/page.ts';
import { type Product, startProduct } from './start/product.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = (line: string) => void process.stdout.write(`${line}\n`);

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `port ${process.env.PORT ?? 8000} is in use; set PORT to another one`;
  }
  return error instanceof Error ? error.message : String(error);
}

function fail(what: string, error: unknown): never {
  process.stderr.write(`otel-bi: ${what}: ${explain(error)}\n`);
  process.exit(1);
}

let starting: Promise<Product> | undefined;
let isStopping = false;

/** A stop during the start waits for it, so that nothing is left half open. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
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
