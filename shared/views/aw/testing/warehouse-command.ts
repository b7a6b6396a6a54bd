/** Test support: warehouses as the product's own command makes them, in a directory of their own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDuckDb } from '../../../warehouse/duckdb/engine.ts';
import type { Fixture } from './fixture.ts';

const cli = fileURLToPath(new URL('../../../../localstack/warehouse/cli.ts', import.meta.url));

/** Runs `npm run warehouse -- ...args` and opens the AdventureWorks file that it made. */
export async function commandWarehouse(...args: readonly string[]): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'aw-command-'));
  await promisify(execFile)(process.execPath, [cli, ...args, '--dir', folder], { timeout: 120_000 });
  const path = join(folder, 'warehouses', 'aw.duckdb');
  const warehouse = openDuckDb('aw', { engine: 'duckdb', path });
  return {
    warehouse,
    path,
    async close() {
      await warehouse.close();
      await rm(folder, { recursive: true });
    },
  };
}
