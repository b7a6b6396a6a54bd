/** Starts the product as `npm start` does, on a free port and a data directory of its own, once for all tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@otel-bi/localstack/testing/free-port.ts';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from '../scripts/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product answers; empty where there is no browser to look at it. */
    origin: string;
    chromium: string;
  }
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const START_TIMEOUT_MS = 150_000;

/** Answers the origin of the line that says the product is ready. */
function whenReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const timer = setTimeout(
      () => reject(new Error(`not ready in time:\n${output.join('')}`)),
      START_TIMEOUT_MS,
    );
    const read = (chunk: Buffer) => {
      output.push(chunk.toString());
      const ready = /OTel BI ready (\S+)/.exec(output.join(''));
      if (!ready?.[1]) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => reject(new Error(`ended with ${code}:\n${output.join('')}`)));
  });
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  project.provide('chromium', chromiumPath);
  project.provide('origin', '');
  if (!existsSync(chromiumPath)) {
    process.stdout.write(`browser tests are skipped: no Chromium at ${chromiumPath} (set CHROMIUM_PATH)\n`);
    return undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'otel-bi-e2e-'));
  const child = spawn(process.execPath, [join(root, 'localstack/start.ts')], {
    env: { ...process.env, PORT: String(await freePort()), DATA_DIR: dataDir, JOBS_SCHEDULE: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    project.provide('origin', await whenReady(child));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
