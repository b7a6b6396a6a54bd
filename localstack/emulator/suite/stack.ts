/** The deployed product beside the embedded one, on the same warehouses and with the same sign-in. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Schema } from '@otel-bi/shared/contract/endpoint.ts';
import { type LiveEndpoint, routes } from '@otel-bi/shared/contract/routes.ts';
import * as z from 'zod/mini';
import { run } from '../../deploy/command.ts';
import type { EmulatorAddress } from '../../deploy/emulator-api.ts';
import { serverBinaries, startCluster } from '../../postgres/test-cluster.ts';
import { embeddedProviderSettings } from '../../start/settings.ts';
import { type CallInit, startTestProduct, type TestProduct, testDirectory } from '../../testing/product.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const CALL_TIMEOUT_MS = 60_000;
const DEPLOY_TIMEOUT_MS = 300_000;

export interface Stack {
  /** The one-machine edition. */
  readonly embedded: TestProduct;
  /** Calls the deployed API as `embedded.call` does the other. */
  call(path: string, init?: CallInit): Promise<Response>;
  /** The data of a good answer of the endpoint. */
  ask<S extends Schema>(endpoint: { readonly data: S }, path: string, init?: CallInit): Promise<z.output<S>>;
  /** Ids of the endpoints that were called. */
  readonly called: ReadonlySet<string>;
  /** `npm run deploy:local`; answers its last line. */
  deploy(more?: Readonly<Record<string, string>>): Promise<string>;
  /** `npm run deploy:local -- --destroy`. */
  destroy(): Promise<void>;
  close(): Promise<void>;
}

/** Why the stack cannot be tested here, or null. */
export function missingForStack(): string | null {
  return serverBinaries() === undefined ? 'no PostgreSQL server is installed (Debian: postgresql)' : null;
}

export async function startStack(emulator: EmulatorAddress): Promise<Stack> {
  const binaries = serverBinaries();
  if (binaries === undefined) throw new Error('no PostgreSQL server');
  const [cluster, directory] = await Promise.all([startCluster(binaries), testDirectory()]);
  const embedded = await startTestProduct(directory.path);
  const warehouse = (domain: string) => `duckdb:${join(directory.path, 'warehouses', `${domain}.duckdb`)}`;
  const environment = {
    ...process.env,
    ...embeddedProviderSettings(embedded.origin),
    AWS_ENDPOINT_URL: emulator.endpoint,
    AWS_REGION: emulator.region,
    POSTGRES_DSN: cluster.dsn,
    AW_MSSQL_DSN: warehouse('aw'),
    WWI_MSSQL_DSN: warehouse('wwi'),
    SCOPE_CHECKS: 'true',
  };
  let api = '';
  const called = new Set<string>();
  const call: Stack['call'] = async (path, init = {}) => {
    const method = init.method ?? 'GET';
    const endpoint = endpointOf(method, path);
    if (endpoint !== undefined) called.add(endpoint.id);
    const token = init.token === undefined ? await embedded.token() : init.token;
    return fetch(api + path, {
      method,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
  };
  const command = async (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const lines: string[] = [];
    await run(process.execPath, [join(root, 'localstack/deploy-local.ts'), ...args], {
      cwd: root,
      environment: { ...environment, ...more },
      timeoutMs: DEPLOY_TIMEOUT_MS,
      onLine: (line) => lines.push(line),
    }).catch((error: unknown) => {
      throw new Error(`deploy:local: ${lines.join('\n')}`, { cause: error });
    });
    return lines.at(-1) ?? '';
  };
  return {
    embedded,
    call,
    called,
    async ask(endpoint, path, init) {
      const response = await call(path, init);
      const body: unknown = await response.json();
      if (!response.ok) throw new Error(`${path} answered ${JSON.stringify(body)}`);
      return z.parse(endpoint.data, z.object({ data: z.unknown() }).parse(body).data);
    },
    async deploy(more) {
      const last = await command([], more);
      api = /^API (https?:\S+)$/.exec(last)?.[1] ?? api;
      return last;
    },
    destroy: async () => void (await command(['--destroy'])),
    async close() {
      await embedded.close();
      await Promise.all([directory.remove(), cluster.stop()]);
    },
  };
}

/** The route that the gateway takes: a literal path before one with places in it. */
function endpointOf(method: string, path: string): LiveEndpoint | undefined {
  const [plain = ''] = path.split('?');
  const fits = ({ path: template }: LiveEndpoint) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain);
  const found = routes.filter((route) => route.method === method && fits(route));
  return found.find((route) => route.path === plain) ?? found[0];
}
