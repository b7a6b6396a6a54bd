import { readMigrationTarget, readStorePool } from '@otel-bi/shared/runtime/config/postgres.ts';
import { type MigrateResult, migrate } from '@otel-bi/shared/store/migrate.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';

/** Invoked by each deployment before anything of the new version gets traffic; rejects when it fails. */
export async function handler(): Promise<MigrateResult> {
  const database = openDatabase(readMigrationTarget(process.env), readStorePool(process.env));
  try {
    return await migrate(database);
  } finally {
    await database.close();
  }
}
