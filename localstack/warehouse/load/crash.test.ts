import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWarehouseFile, readLoadInfo } from './index.ts';

let dir: string;
let path: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otel-bi-crash-'));
  path = join(dir, 'aw.duckdb');
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(dir, { recursive: true });
});

const load = (seed: number) =>
  createWarehouseFile(path, 'aw', async (writer) => {
    writer.describe({ source: 'generated', seed });
    await writer.append('dbo.DimCurrency', { CurrencyKey: { constant: seed } }, 1);
  });

/** A loader in another process that has written rows and then waits for ever. */
async function startStuckLoader(): Promise<ChildProcess> {
  const program = `
    import { createWarehouseFile } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    await createWarehouseFile(${JSON.stringify(path)}, 'aw', async (writer) => {
      writer.describe({ source: 'generated', seed: 99 });
      await writer.append('dbo.DimCurrency', { CurrencyKey: { constant: 99 } }, 300000);
      process.stdout.write('writing');
      setInterval(() => undefined, 1000);
      await new Promise(() => undefined);
    });`;
  const file = join(dir, 'stuck-loader.ts');
  await writeFile(file, program);
  const started = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  await new Promise<void>((resolve, reject) => {
    started.stdout.once('data', () => resolve());
    started.once('exit', (code) => reject(new Error(`the loader ended early with ${code}`)));
  });
  return started;
}

const ended = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve));

describe('a loader that is killed in the middle', () => {
  it('holds the file alone while it lives, leaves the old file, and does not hinder the next loader', async () => {
    await load(1);
    const before = await readFile(path);
    const loader = await startStuckLoader();
    await expect(load(2)).rejects.toMatchObject({ code: 'conflict' });

    const exit = ended(loader);
    loader.kill('SIGKILL');
    await exit;
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(dir)).toContain('aw.duckdb.loading');

    await load(3);
    expect((await readLoadInfo(path)).details).toEqual({ seed: '3' });
    expect(await readdir(dir)).not.toContain('aw.duckdb.loading');
  });
});
