import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { verifyAudit } from '../../contract/platform/audit.ts';
import { type Seal, sealHash } from '../../store/seal-record.ts';
import { findSeal } from '../../store/seals.ts';
import { sealTrail } from './seal.ts';
import { testedTrail } from './testing/tested-trail.ts';
import { act, rehash } from './testing/trail.ts';
import { directoryVault } from './vault/directory.ts';
import { verifyTrail } from './verify.ts';

const server = testEngines.find(({ isServer }) => isServer);

/** SQL that puts a seal in the place of the one of its number. */
const replaceSeal = (seal: Seal) => `
UPDATE audit_seals SET at = '${seal.at}', merkle_root = decode('${seal.merkleRoot}', 'hex'),
  previous_hash = ${seal.previousHash === null ? 'NULL' : `decode('${seal.previousHash}', 'hex')`},
  seal_hash = decode('${seal.sealHash}', 'hex') WHERE number = ${seal.number}`;

describe.skipIf(server?.missing !== undefined)(`verification on ${server?.name}`, () => {
  const trail = testedTrail(server);

  const firstProblem = async () => {
    const { report } = await trail.verify();
    expect(report.intact).toBe(false);
    expect(report.firstProblem).toBe(report.problems[0]?.message);
    return report.problems[0];
  };

  it('finds nothing wrong with a true trail, and says what is not sealed yet', async () => {
    const { report, nextCursor } = await trail.verify();
    expect(report).toEqual({
      intact: true,
      complete: true,
      rows: 27,
      seals: 7,
      sealedThrough: 25,
      unsealedRows: 2,
      unsealedSince: expect.any(String),
      windowSeconds: 180,
      overdue: false,
      vault: { kind: 'directory', place: trail.vaultPath, newestSeal: 7 },
      problemCount: 0,
      problems: [],
      firstProblem: null,
    });
    expect(z.parse(verifyAudit.data, report)).toEqual(report);
    expect(nextCursor).toBeNull();
  });

  it('goes on from a cursor where the time does not suffice', async () => {
    let [cursor, seals, rows, calls] = [undefined as string | undefined, 0, 0, 0];
    do {
      const options = { cursor, budgetMs: 0 };
      const { report, nextCursor } = await verifyTrail(
        trail.database,
        directoryVault(trail.vaultPath),
        options,
      );
      expect(report).toMatchObject({ intact: true, complete: nextCursor === null });
      [cursor, seals, rows, calls] = [
        nextCursor ?? undefined,
        seals + report.seals,
        rows + report.rows,
        calls + 1,
      ];
    } while (cursor !== undefined);
    expect({ seals, rows, calls }).toEqual({ seals: 7, rows: 27, calls: 7 });
  });

  it('names a changed row, sealed or not', async () => {
    await trail.force(`UPDATE audit_log SET actor = 'eve' WHERE seq IN (10, 26)`);
    const { report } = await trail.verify();
    expect(report.problems.map(({ kind, seq, seal }) => ({ kind, seq, seal }))).toEqual([
      { kind: 'row_changed', seq: 10, seal: 3 },
      { kind: 'row_changed', seq: 26, seal: null },
    ]);
  });

  it('names a changed row that was given the hash of its new content', async () => {
    await trail.force(`UPDATE audit_log SET actor = 'eve' WHERE seq = 10; ${rehash(10)}`);
    expect(await firstProblem()).toMatchObject({ kind: 'row_changed', seq: 10, seal: 3 });
  });

  const insertAt = (seq: number) => `
    INSERT INTO audit_log SELECT gen_random_uuid(), ${seq}, at, 'eve', action, domain, resource, parameters,
      outcome, phase, gen_random_uuid(), duration_ms, row_count, trace_id, span_id, as_of, queries, query_hash,
      result_hash, catalogue_version, row_hash FROM audit_log WHERE seq = 9;
    ${rehash(seq)}`;

  it.each([0, 9_999])('names a row inserted at %i, a number that was never given out', async (seq) => {
    await trail.force(insertAt(seq));
    const message = `audit row ${seq} was inserted: the trail never gave out that number`;
    expect(await firstProblem()).toMatchObject({
      kind: 'row_inserted',
      auditId: expect.any(String),
      message,
    });
  });

  it('cannot know of a row that was deleted before it was sealed', async () => {
    await trail.force('DELETE FROM audit_log WHERE seq = 26');
    expect((await trail.verify()).report).toMatchObject({ intact: true, unsealedRows: 1 });
  });

  it('names a row put into a gap that was sealed', async () => {
    const { database } = trail;
    const rollback = database.transaction(async () => {
      await database.query(`SELECT nextval('audit_log_seq')`);
      throw new Error('rolled back');
    });
    await expect(rollback).rejects.toThrow('rolled back');
    const gap = (await database.query<{ seq: number }>(`SELECT max(seq) + 1 AS seq FROM audit_log`))[0]?.seq;
    await act(database);
    await sealTrail(database, directoryVault(trail.vaultPath));
    await trail.force(insertAt(gap ?? 0));
    expect(await firstProblem()).toMatchObject({ kind: 'row_inserted', seq: gap, seal: 8 });
  });

  it('names the first of two rows that changed places', async () => {
    await trail.force(`UPDATE audit_log SET seq = -1 WHERE seq = 6; UPDATE audit_log SET seq = 6 WHERE seq = 11;
      UPDATE audit_log SET seq = 11 WHERE seq = -1`);
    expect(await firstProblem()).toMatchObject({ kind: 'row_changed', seq: 6 });
    await trail.force(`${rehash(6)}; ${rehash(11)}`);
    expect(await firstProblem()).toMatchObject({ kind: 'row_changed', seq: 6, seal: 2 });
  });

  it('names the range of deleted rows', async () => {
    await trail.force('DELETE FROM audit_log WHERE seq BETWEEN 10 AND 11');
    expect(await firstProblem()).toMatchObject({
      kind: 'row_missing',
      seq: 10,
      seal: 3,
      message: '2 audit rows from 10 to 11 are missing',
    });
  });

  it('names the seal at least where the vault has gone', async () => {
    await trail.force('DELETE FROM audit_log WHERE seq = 10');
    const { report } = await verifyTrail(trail.database, null);
    expect(report.problems).toMatchObject([{ kind: 'row_missing', seq: null, seal: 3 }]);
    expect(report.firstProblem).toBe('1 of 4 rows are missing among audit rows 9 to 12 (seal 3)');
  });

  it('finds a tail that was cut off, with its seals or without', async () => {
    await trail.force('DELETE FROM audit_log WHERE seq > 22');
    expect(await firstProblem()).toMatchObject({ kind: 'row_missing', seq: 23, seal: 6 });
    await trail.restore();
    await trail.force('DELETE FROM audit_log WHERE seq > 20; DELETE FROM audit_seals WHERE number > 5');
    expect(await firstProblem()).toMatchObject({ kind: 'trail_behind_vault', seal: 6 });
  });

  it('finds a seal that was changed, replaced or taken out', async () => {
    await trail.force(`UPDATE audit_seals SET merkle_root = sha256('other') WHERE number = 3`);
    expect(await firstProblem()).toMatchObject({ kind: 'seal_changed', seal: 3 });
    await trail.restore();

    const third = await findSeal(trail.database, 3);
    if (third === undefined) throw new Error('there is no third seal');
    const other = { ...third, at: '2020-01-01T00:00:00.000000Z' };
    await trail.force(replaceSeal({ ...other, sealHash: sealHash(other) }));
    expect(await firstProblem()).toMatchObject({ kind: 'seal_replaced', seal: 4 });
    await trail.restore();

    await trail.force('DELETE FROM audit_seals WHERE number IN (3, 4)');
    expect(await firstProblem()).toMatchObject({
      kind: 'seal_missing',
      seal: 3,
      message: 'seals 3 to 4 are missing from the database',
    });
  });

  it('finds a row changed together with every hash and seal after it', async () => {
    await trail.force(
      `UPDATE audit_log SET actor = 'eve' WHERE seq = 10; ${rehash(10)}; DELETE FROM audit_seals`,
    );
    // As somebody would who can run the sealer against a vault of their own.
    await sealTrail(trail.database, null, { rowsPerSeal: 4 });
    expect((await verifyTrail(trail.database, null)).report.intact).toBe(true);
    const { report } = await trail.verify();
    // The times of the seals differ from the first on.
    expect(report.problems[0]).toMatchObject({ kind: 'seal_replaced', seal: 1 });
  });

  it('finds an older copy of the database, and does not seal it', async () => {
    await act(trail.database);
    await sealTrail(trail.database, directoryVault(trail.vaultPath));
    // The backup is what the trail was before that.
    await trail.force(`DELETE FROM audit_log WHERE seq > 27; DELETE FROM audit_seals WHERE number > 7`);
    expect(await firstProblem()).toMatchObject({
      kind: 'trail_behind_vault',
      seal: 8,
      message: expect.stringContaining('an older copy of the database was restored'),
    });
    await expect(sealTrail(trail.database, directoryVault(trail.vaultPath))).rejects.toMatchObject({
      code: 'conflict',
    });
    // A sealer that knows no vault goes on; then the vault's seal is another one.
    await sealTrail(trail.database, null);
    expect(await firstProblem()).toMatchObject({ kind: 'seal_replaced', seal: 8 });
    await expect(sealTrail(trail.database, directoryVault(trail.vaultPath))).rejects.toMatchObject({
      code: 'conflict',
      message: 'the vault holds another seal 8 than the database',
    });
  });

  it('goes on after a restored copy in another vault, which gets every seal there is', async () => {
    await act(trail.database);
    await sealTrail(trail.database, directoryVault(trail.vaultPath));
    await trail.force(`DELETE FROM audit_log WHERE seq > 27; DELETE FROM audit_seals WHERE number > 7`);
    await act(trail.database);
    const path = `${trail.vaultPath}-restored`;
    expect(await sealTrail(trail.database, directoryVault(path))).toMatchObject({ vaulted: 8 });
    const { report } = await trail.verify(path);
    expect(report).toMatchObject({ intact: true, seals: 8, unsealedRows: 0, vault: { newestSeal: 8 } });
    // What was lost stays on record beside it.
    expect(await firstProblem()).toMatchObject({ kind: 'seal_replaced', seal: 8 });
    await rm(path, { recursive: true });
  });

  it('finds a seal that was changed in the vault', async () => {
    const path = join(trail.vaultPath, '000000000', '000000000007.json');
    await chmod(path, 0o600);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"lastSeq":25', '"lastSeq":24'));
    const { report } = await trail.verify();
    expect(report.problems).toMatchObject([{ kind: 'vault_changed', seal: 7 }]);
  });

  it('finds seals taken out of the vault', async () => {
    await rm(join(trail.vaultPath, '000000000', '000000000007.json'));
    // Fresh: the sealer may not have been there yet.
    expect((await trail.verify()).report).toMatchObject({ intact: true, vault: { newestSeal: 6 } });
    await trail.force(`UPDATE audit_seals SET at = at - interval '1 hour' WHERE number = 7`);
    const { report } = await trail.verify();
    expect(report.problems.map(({ kind }) => kind)).toEqual(['vault_behind_trail', 'seal_changed']);
  });
});

describe('verification on PGlite', () => {
  it('passes a trail that was sealed there', async () => {
    const [engine] = testEngines;
    const started = await engine?.start();
    if (started === undefined) throw new Error('PGlite is not among the engines');
    const { openDatabase } = await import('../../store/pool.ts');
    const database = openDatabase({ dsn: started.dsn }, started.options);
    for (let row = 0; row < 5; row += 1) await act(database);
    expect(await sealTrail(database, null, { rowsPerSeal: 2 })).toEqual({ seals: 3, rows: 5, vaulted: 0 });
    expect((await verifyTrail(database, null)).report).toMatchObject({
      intact: true,
      rows: 5,
      seals: 3,
      unsealedRows: 0,
      unsealedSince: null,
      vault: null,
    });
    await database.close();
    await started.close();
  });
});
