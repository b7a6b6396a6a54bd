/** `npm start`: the whole product in one process. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { readList } from '@otel-bi/shared/runtime/config/reader.ts';
import { createContainer, useContainer } from '@otel-bi/shared/runtime/container.ts';
import { createOidcHandler } from './oidc/handler.ts';
import { loadKeys } from './oidc/keys.ts';
import { createApi } from './server/api.ts';
import { createPages } from './server/pages.ts';
import { startServer } from './server/server.ts';
import { claimDataDirectory, dataDirectoryPath } from './start/data-dir.ts';
import { preparePage } from './start/page.ts';
import { embeddedProviderSettings, readPort, startWarnings, usesEmbeddedProvider } from './start/settings.ts';
import { prepareStore } from './start/store.ts';
import { prepareWarehouses } from './start/warehouses.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const print = (line: string) => void process.stdout.write(`${line}\n`);

type Closer = () => Promise<void> | void;

async function start(closers: Closer[]): Promise<void> {
  const port = readPort(process.env);
  const origin = `http://localhost:${port}`;
  for (const warning of startWarnings(process.env)) print(`WARNING ${warning}`);

  const data = claimDataDirectory(dataDirectoryPath(process.env, root));
  closers.unshift(() => data.release());

  const [warehouses, store, pages] = await Promise.all([
    prepareWarehouses(data.path, process.env, print),
    prepareStore(data.path, process.env),
    preparePage(root, print),
  ]);
  closers.unshift(store.close);

  const embedded = usesEmbeddedProvider(process.env);
  const environment = {
    ...process.env,
    ...warehouses,
    ...store.environment,
    ...(embedded ? embeddedProviderSettings(origin) : {}),
  };
  const container = createContainer(environment);
  useContainer(container);
  closers.unshift(() => container.close());
  // A setting that cannot be used stops the start here instead of failing the first request.
  container.tokenSettings();
  container.analyticsSettings();
  container.telemetrySettings();

  const corsOrigins = readList(environment, env.corsOrigins, ['http://localhost:5173']);
  const oidc = embedded
    ? createOidcHandler({
        issuer: `${origin}/oidc`,
        keys: await loadKeys(join(data.path, 'oidc', 'keys.json')),
        origins: [origin, ...corsOrigins],
      })
    : null;
  const server = await startServer(
    {
      api: createApi({ corsOrigins }),
      oidc,
      pages: createPages(pages, signInOrigins(container.signInSettings().authority)),
    },
    port,
  );
  closers.unshift(server.close);
  print(`OTel BI ready ${origin}`);
}

/** Origins other than our own that the page must reach to sign in. */
function signInOrigins(authority: string): string[] {
  const url = URL.parse(authority);
  return url ? [url.origin] : [];
}

async function stop(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0)) await close();
}

function explain(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `port ${readPort(process.env)} is in use; set PORT to another one`;
  }
  return error instanceof Error ? error.message : String(error);
}

const closers: Closer[] = [];
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    stop(closers).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`otel-bi: stopping failed: ${explain(error)}\n`);
        process.exit(1);
      },
    );
  });
}

start(closers).catch(async (error: unknown) => {
  process.stderr.write(`otel-bi: cannot start: ${explain(error)}\n`);
  process.exitCode = 1;
  await stop(closers);
});
