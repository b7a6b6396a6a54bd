/** Brings a database to the current schema: on every local start and on every deploy. */
import { createHash } from 'node:crypto';
import { AppError } from '../contract/errors.ts';
import type { Database, Queryable } from './database.ts';
import { migrations as allMigrations, type Migration } from './migrations/index.ts';
import { type AppRole, prepareRole, type RoleState } from './role.ts';
import { migrationsTable } from './tables.ts';

export interface MigrateOptions {
  readonly role?: AppRole | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Longest wait for another process that migrates, and for one statement; 60 s by default. */
  readonly timeoutMs?: number | undefined;
  readonly migrations?: readonly Migration[] | undefined;
}

export interface MigrateResult {
  /** Names of the migrations that this call ran, in order; empty when the schema was current. */
  readonly applied: string[];
  readonly role: RoleState;
}

/** Any number that nothing else in the database locks; held until the transaction ends. */
const MIGRATION_LOCK = 8_315_161_818;

/**
 * Runs what has not run yet, all of it or nothing, in one transaction under a lock that belongs to the
 * transaction: a second process waits, then finds nothing to do. Nothing is kept in the session, so the
 * same code serves the embedded database, whose clients share one.
 *
 * @param database opened with the owner's login
 * @throws AppError `configuration_invalid` when a migration that ran has been changed since, or the role's
 * name or password is unusable; `store_unavailable`
 */
export async function migrate(database: Database, options: MigrateOptions = {}): Promise<MigrateResult> {
  const { role = { name: 'otel_bi_app' }, signal, timeoutMs = 60_000, migrations = allMigrations } = options;
  return database.transaction(
    async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await transaction.query(`
        CREATE TABLE IF NOT EXISTS ${migrationsTable} (
          name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
        )`);
      const pending = await pendingMigrations(transaction, migrations);
      for (const migration of pending) await run(transaction, migration);
      return { applied: pending.map(({ name }) => name), role: await prepareRole(transaction, role) };
    },
    { signal, timeoutMs },
  );
}

/**
 * Those not yet run. A database may know migrations that this code does not (an older release started
 * after a newer one): they only add, so the older code goes on working.
 */
async function pendingMigrations(
  transaction: Queryable,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const rows = await transaction.query<{ name: string; checksum: string }>(
    `SELECT name, checksum FROM ${migrationsTable}`,
  );
  const known = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  for (const { name, sql } of migrations) {
    const checksum = known.get(name);
    if (checksum !== undefined && checksum !== checksumOf(sql)) {
      throw new AppError('configuration_invalid', `migration ${name} was changed after it had run`);
    }
  }
  return migrations.filter(({ name }) => !known.has(name));
}

async function run(transaction: Queryable, { name, sql }: Migration): Promise<void> {
  await transaction.query(sql);
  await transaction.query(`INSERT INTO ${migrationsTable} (name, checksum) VALUES ($1, $2)`, [
    name,
    checksumOf(sql),
  ]);
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
