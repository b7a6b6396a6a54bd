/**
 * The page as its reader meets it, measured by Chromium's own tracing. It starts the product at its real size,
 * or looks at the one that answers at ORIGIN.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePage } from '@otel-bi/localstack/start/page.ts';
import { startProduct } from '@otel-bi/localstack/start/product.ts';
import { freePort } from '@otel-bi/localstack/testing/free-port.ts';
import { launchChromium } from '../scripts/chromium.ts';
import type { Measurement } from './measurement.ts';
import { hasBrowser } from './page/browser.ts';
import { benchFilterUpdate } from './page/filter-update.ts';
import { benchFirstLoad } from './page/first-load.ts';
import { benchTableScroll } from './page/table-scroll.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Running {
  readonly origin: string;
  close(): Promise<void>;
}

async function openProduct(): Promise<Running> {
  const given = process.env.ORIGIN;
  if (given !== undefined) return { origin: given, close: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'otel-bi-bench-'));
  const report = () => undefined;
  const product = await startProduct({
    environment: { ...process.env, PORT: String(await freePort()), JOBS_SCHEDULE: 'false' },
    dataDir,
    report,
    preparePage: () => preparePage(root, report),
  });
  return {
    origin: product.origin,
    close: async () => {
      await product.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function benchPage(): Promise<Measurement[]> {
  if (!hasBrowser()) {
    process.stdout.write('the page is not measured: no Chromium (set CHROMIUM_PATH)\n');
    return [];
  }
  const product = await openProduct();
  const browser = await launchChromium();
  try {
    return [
      ...(await benchFirstLoad(browser, product.origin)),
      ...(await benchTableScroll(browser, product.origin)),
      ...(await benchFilterUpdate(browser, product.origin)),
    ];
  } finally {
    await browser.close();
    await product.close();
  }
}
