/** PostgreSQL for one machine: the configured server, or the embedded one where none is named. */
import { metricCatalogue } from '@otel-bi/shared/contract/catalogue/index.ts';
import { catalogueVersion } from '@otel-bi/shared/contract/catalogue/version.ts';
import { namesStore, readMigrationTarget, readStorePool } from '@otel-bi/shared/runtime/config/postgres.ts';
import { describeError, log } from '@otel-bi/shared/runtime/log.ts';
import { keepCatalogue } from '@otel-bi/shared/store/audit-sources.ts';
import type { StoreTarget } from '@otel-bi/shared/store/connection.ts';
import { migrate } from '@otel-bi/shared/store/migrate.ts';
import { type DatabaseOptions, openDatabase } from '@otel-bi/shared/store/pool.ts';
import { embeddedDatabaseOptions, startEmbeddedPostgres } from '../postgres/start.ts';

export interface PreparedStore {
  /** Variables that point the functions to the store. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const APP_ROLE = 'otel_bi_app';

async function migrateAt(target: StoreTarget, options: DatabaseOptions): Promise<string | undefined> {
  const database = openDatabase(target, options);
  try {
    const { role } = await migrate(database, { role: { name: APP_ROLE } });
    await keepCatalogue(database, catalogueVersion, metricCatalogue);
    return role === 'granted' ? APP_ROLE : undefined;
  } finally {
    await database.close();
  }
}

/** Brings the store to the current schema and says where it is. */
export async function prepareStore(dataDir: string, environment: NodeJS.ProcessEnv): Promise<PreparedStore> {
  if (namesStore(environment)) {
    await migrateAt(readMigrationTarget(environment), readStorePool(environment));
    return { environment: {}, close: async () => undefined };
  }
  const embedded = await startEmbeddedPostgres({
    dataDir,
    isPrivate: true,
    prepare: (ownerDsn) => migrateAt({ dsn: ownerDsn }, embeddedDatabaseOptions),
    onFailure: (error) => log('error', 'the embedded database stopped', { error: describeError(error) }),
  });
  return {
    environment: { POSTGRES_DSN: embedded.dsn, POSTGRES_EMBEDDED: 'true' },
    close: embedded.close,
  };
}
