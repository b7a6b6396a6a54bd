/** The running product for tests: a free port, a data directory of its own, small generated warehouses. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Product, startProduct } from '../start/product.ts';
import { generateWarehouses } from '../warehouse/generate/index.ts';
import { freePort } from './free-port.ts';

export interface TestProduct extends Product {
  readonly reports: readonly string[];
  /** GET (or another method) with the development user's token unless `token` says otherwise. */
  call(path: string, init?: CallInit): Promise<Response>;
  token(query?: string): Promise<string>;
}

export interface CallInit {
  readonly method?: string;
  /** Null sends none. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Ends what hangs; how long an answer takes is not for tests to judge. */
const TIMEOUT_MS = 180_000;

export interface TestDirectory {
  readonly path: string;
  remove(): Promise<void>;
}

/** A data directory with generated warehouses of a tenth of the real size. */
export async function testDirectory(scale = 0.1): Promise<TestDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'otel-bi-'));
  await generateWarehouses({ dir: path, scale, seed: 7, clean: false, onProgress: () => undefined });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function emptyPage(dataDir: string): Promise<string> {
  const directory = join(dataDir, 'page');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>page</title>');
  return directory;
}

/** Starts the product in this process. */
export async function startTestProduct(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestProduct> {
  const reports: string[] = [];
  const product = await startProduct({
    environment: {
      PORT: String(await freePort()),
      OTEL_SDK_DISABLED: 'true',
      JOBS_SCHEDULE: 'false',
      ...environment,
    },
    dataDir,
    report: (line) => reports.push(line),
    preparePage: () => emptyPage(dataDir),
  });
  const token = async (query = '') => {
    const response = await fetch(`${product.origin}/oidc/dev-token${query}`, {
      method: 'POST',
      headers: { 'x-otel-bi-cli': 'token' },
    });
    return response.text();
  };
  let ownToken: string | undefined;
  const call: TestProduct['call'] = async (path, init = {}) => {
    ownToken ??= await token();
    const bearer = init.token === undefined ? ownToken : init.token;
    return fetch(`${product.origin}${path}`, {
      method: init.method ?? 'GET',
      headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  };
  return { ...product, reports, token, call };
}
