import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Container, createContainer } from '../container.ts';
import { startSecretsManager, type TestSecrets } from '../secrets/testing/secrets-manager.ts';
import { warehouses } from './warehouses.ts';

let folder: string;
let secrets: TestSecrets;
let container: Container;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otel-bi-warehouses-'));
  secrets = await startSecretsManager();
  container = createContainer({
    ...secrets.environment,
    AW_MSSQL_SECRET_ARN: 'aw',
    OTEL_SDK_DISABLED: 'true',
  });
});
afterEach(async () => {
  await container.close();
  await secrets.close();
  await rm(folder, { recursive: true });
});

async function build(name: string): Promise<string> {
  const path = join(folder, name);
  (await DuckDBInstance.create(path)).closeSync();
  return `duckdb:${path}`;
}

describe('the address of a warehouse', () => {
  it('is taken as soon as there is one in place of what the secret was made with', async () => {
    secrets.texts.set('aw', 'x8Kd92;made-by-the-deployment');
    await expect(container.get(warehouses.aw)).rejects.toMatchObject({ code: 'configuration_invalid' });
    secrets.texts.set('aw', await build('first.duckdb'));
    await (await container.get(warehouses.aw)).ping();
  });

  it('is read again when the warehouse has moved', async () => {
    secrets.texts.set('aw', `duckdb:${join(folder, 'gone.duckdb')}`);
    const warehouse = await container.get(warehouses.aw);
    secrets.texts.set('aw', await build('moved.duckdb'));
    await warehouse.ping();
    expect(secrets.asked).toEqual(['aw', 'aw']);
  });

  it('is not read all the time while the warehouse is away', async () => {
    secrets.texts.set('aw', `duckdb:${join(folder, 'gone.duckdb')}`);
    const warehouse = await container.get(warehouses.aw);
    for (const _ of [1, 2, 3]) {
      await expect(warehouse.ping()).rejects.toMatchObject({ code: 'warehouse_unavailable' });
    }
    expect(secrets.asked).toEqual(['aw', 'aw']);
  });
});
