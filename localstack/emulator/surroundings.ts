/** What the product needs beside an emulator, where the environment names none: each piece as tests have it. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { namesStore } from '@otel-bi/shared/runtime/config/postgres.ts';
import { configurationError } from '@otel-bi/shared/runtime/config/reader.ts';
import { createOidcHandler } from '../oidc/handler.ts';
import { loadKeys } from '../oidc/keys.ts';
import { serverBinaries, startCluster } from '../postgres/test-cluster.ts';
import { checkPort } from '../start/check.ts';
import {
  embeddedProviderSettings,
  readCorsOrigins,
  readPort,
  usesEmbeddedProvider,
} from '../start/settings.ts';
import { prepareWarehouses, type Report } from '../start/warehouses.ts';

export interface Surroundings {
  /** Variables that lead to them. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Generated warehouses in the data directory, a PostgreSQL server that is thrown away in the end, the sign-in
 * with the development user.
 * @throws AppError `configuration_invalid` with one sentence that names the variable
 */
export async function prepareSurroundings(
  dataDir: string,
  environment: NodeJS.ProcessEnv,
  report: Report,
): Promise<Surroundings> {
  const warehouses = await prepareWarehouses(dataDir, environment, report);
  const signIn = await openSignIn(dataDir, environment);
  const store = await openStore(environment).catch(async (error: unknown) => {
    await signIn.close();
    throw error;
  });
  return {
    environment: { ...warehouses, ...signIn.environment, ...store.environment },
    close: async () => {
      await Promise.all([signIn.close(), store.close()]);
    },
  };
}

const nothing: Surroundings = { environment: {}, close: async () => undefined };

async function openStore(environment: NodeJS.ProcessEnv): Promise<Surroundings> {
  if (namesStore(environment)) return nothing;
  const binaries = serverBinaries();
  if (binaries === undefined) {
    throw configurationError(
      env.postgresDsn[0],
      'is not set, and no PostgreSQL server is installed here (Debian: postgresql)',
    );
  }
  const { dsn, stop } = await startCluster(binaries);
  return { environment: { [env.postgresDsn[0]]: dsn }, close: stop };
}

async function openSignIn(dataDir: string, environment: NodeJS.ProcessEnv): Promise<Surroundings> {
  if (!usesEmbeddedProvider(environment)) return nothing;
  const port = readPort(environment);
  await checkPort(port);
  const origin = `http://localhost:${port}`;
  const keys = await loadKeys(join(dataDir, 'oidc', 'keys.json'));
  const origins = [origin, ...readCorsOrigins(environment)];
  const handle = createOidcHandler({ issuer: `${origin}/oidc`, keys, origins });
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    environment: embeddedProviderSettings(origin),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
