/** A sealed audit trail on a real server, for tests that change what nobody should be able to change. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendAudit } from '../../../store/audit.ts';
import type { Database, Queryable } from '../../../store/database.ts';
import { type DatabaseOptions, openDatabase } from '../../../store/pool.ts';
import { sealTrail } from '../seal.ts';
import { directoryVault } from '../vault/directory.ts';
import { verifyTrail } from '../verify.ts';

/** A migrated database: the application's login and a superuser's. */
interface TestServer {
  readonly dsn: string;
  readonly ownerDsn: string;
  readonly options: DatabaseOptions;
}

export interface TestTrail {
  readonly database: Database;
  readonly vaultPath: string;
  /** Runs statements as the superuser with every trigger of the trail off. */
  force(sql: string): Promise<void>;
  verify(vaultPath?: string): ReturnType<typeof verifyTrail>;
  /** Puts rows, seals and vault back as they were when the trail was made. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

export const act = (database: Queryable, action = 'aw.sales.kpis') =>
  appendAudit(database, { actor: 'ann', action, domain: 'aw', outcome: 'succeeded' });

/** 25 rows in seven seals of four rows at most, all in the vault; then two rows without a seal. */
export async function sealedTrail(server: TestServer): Promise<TestTrail> {
  const database = openDatabase({ dsn: server.dsn }, server.options);
  const owner = openDatabase({ dsn: server.ownerDsn });
  const folder = await mkdtemp(join(tmpdir(), 'otel-bi-vault-'));
  const [vaultPath, copy] = [join(folder, 'vault'), join(folder, 'copy')];
  for (let row = 0; row < 25; row += 1) await act(database);
  await sealTrail(database, directoryVault(vaultPath), { rowsPerSeal: 4 });
  for (let row = 0; row < 2; row += 1) await act(database);
  await owner.query(
    'CREATE SCHEMA copy; CREATE TABLE copy.audit_log AS TABLE audit_log; CREATE TABLE copy.audit_seals AS TABLE audit_seals',
  );
  await cp(vaultPath, copy, { recursive: true });

  const force = async (sql: string) => {
    const all = (what: string) =>
      `ALTER TABLE audit_log ${what} TRIGGER ALL; ALTER TABLE audit_seals ${what} TRIGGER ALL;`;
    await owner.query(`${all('DISABLE')} ${sql}; ${all('ENABLE')}
      ALTER TABLE audit_log ENABLE ALWAYS TRIGGER complete_row`);
  };
  return {
    database,
    vaultPath,
    force,
    verify: (path = vaultPath) => verifyTrail(database, directoryVault(path)),
    async restore() {
      await force(`DELETE FROM audit_log; INSERT INTO audit_log SELECT * FROM copy.audit_log;
        DELETE FROM audit_seals; INSERT INTO audit_seals SELECT * FROM copy.audit_seals`);
      await rm(vaultPath, { recursive: true });
      await cp(copy, vaultPath, { recursive: true });
    },
    async close() {
      await database.close();
      await owner.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** SQL that gives a row the hash that goes with its content, as somebody would who knows how it is made. */
export const rehash = (seq: number) => `
UPDATE audit_log SET row_hash = sha256(convert_to('v1' || (
  SELECT string_agg(coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-'), '' ORDER BY place)
  FROM unnest(ARRAY[id::text, seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    actor, action, domain, resource, parameters::text, outcome, phase, operation_id::text, duration_ms::text,
    row_count::text, trace_id, span_id, to_char(as_of, 'YYYY-MM-DD'), array_to_json(queries)::text,
    query_hash, result_hash, catalogue_version]) WITH ORDINALITY AS fields (field, place)), 'UTF8'))
WHERE seq = ${seq}`;
