import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/pool.ts';
import { settledSeq } from '../../store/seal-lock.ts';
import { findSealOf, listSeals, newestSeal } from '../../store/seals.ts';
import { sealTrail } from './seal.ts';
import { act } from './testing/trail.ts';
import { directoryVault } from './vault/directory.ts';
import type { SealVault } from './vault/port.ts';
import { verifyTrail } from './verify.ts';

const server = testEngines.find(({ isServer }) => isServer);

describe.skipIf(server?.missing !== undefined)(`the sealer on ${server?.name}`, () => {
  let started: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    if (server === undefined) throw new Error('there is no engine for a real server');
    started = await server.start();
    database = openDatabase({ dsn: started.dsn }, { ...started.options, maxConnections: 12 });
  });
  afterAll(async () => {
    await database?.close();
    await started?.close();
  });

  /** A transaction that has written a row and does not end before it is told to. */
  async function openWriter() {
    const [written, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const ended = database.transaction(async (transaction) => {
      await act(transaction);
      written.resolve();
      await end.promise;
    });
    await written.promise;
    const commit = async () => {
      end.resolve();
      await ended;
    };
    return { commit };
  }

  const lastSealed = async () => (await newestSeal(database))?.lastSeq ?? 0;

  it('seals nothing while there is nothing', async () => {
    expect(await sealTrail(database, null)).toEqual({ seals: 0, rows: 0, vaulted: 0 });
  });

  it('waits for a row whose number is lower than that of rows already there', async () => {
    const slow = await openWriter();
    await act(database);
    expect(await settledSeq(database, { patienceMs: 100 })).toBeUndefined();
    const sealing = sealTrail(database, null);
    await slow.commit();
    expect(await sealing).toMatchObject({ seals: 1, rows: 2 });
  });

  it('does not wait for transactions that began to write later', async () => {
    const slow = await openWriter();
    const settling = settledSeq(database);
    // The first one is waited for; the second one is not.
    const later = await openWriter();
    await slow.commit();
    const settled = await settling;
    expect(settled).toBe((await lastSealed()) + 1);
    await later.commit();
    await sealTrail(database, null);
  });

  it('leaves no row out and holds none up while many write without a pause', async () => {
    let isWriting = true;
    let written = 0;
    const writers = Array.from({ length: 8 }, async () => {
      while (isWriting) {
        await act(database);
        written += 1;
      }
    });
    const before = await lastSealed();
    let sealed = 0;
    for (let round = 0; round < 15; round += 1) {
      sealed += (await sealTrail(database, null, { rowsPerSeal: 50 })).rows;
    }
    isWriting = false;
    await Promise.all(writers);
    expect(sealed).toBeGreaterThan(0);
    sealed += (await sealTrail(database, null)).rows;
    expect(sealed).toBe(written);
    expect(await lastSealed()).toBe(before + written);
    const { report } = await verifyTrail(database, null);
    expect(report).toMatchObject({ intact: true, unsealedRows: 0 });
  });

  it('adds no seal twice where several seal at once', async () => {
    for (let row = 0; row < 20; row += 1) await act(database);
    const reports = await Promise.all(
      Array.from({ length: 4 }, () => sealTrail(database, null, { rowsPerSeal: 3 })),
    );
    await sealTrail(database, null, { rowsPerSeal: 3 });
    expect(reports.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(20);
    expect((await verifyTrail(database, null)).report).toMatchObject({ intact: true, unsealedRows: 0 });
  });

  it('puts into the vault what an earlier round could not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'otel-bi-vault-'));
    const vault = directoryVault(join(folder, 'vault'));
    const broken: SealVault = { ...vault, put: () => Promise.reject(new Error('the vault is down')) };
    await act(database);
    await expect(sealTrail(database, broken)).rejects.toThrow('the vault is down');
    expect(await vault.newestNumber()).toBe(0);
    const count = (await listSeals(database, { after: 0, limit: 1_000 })).length;
    expect(await sealTrail(database, vault)).toEqual({ seals: 0, rows: 0, vaulted: count });
    const seal = await newestSeal(database);
    expect(await vault.read(count)).toEqual({
      ...seal,
      rows: [{ seq: seal?.lastSeq, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    await rm(folder, { recursive: true });
  });

  it('knows the seal of a row', async () => {
    const last = await lastSealed();
    expect(await findSealOf(database, last)).toEqual(await newestSeal(database));
    expect(await findSealOf(database, last + 1)).toBeUndefined();
    expect((await findSealOf(database, 1))?.number).toBe(1);
  });
});
