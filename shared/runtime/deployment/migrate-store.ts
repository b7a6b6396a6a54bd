/** What a deployment does to the store before anything of the new version is used. */
import { metricCatalogue } from '../../contract/catalogue/index.ts';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { keepCatalogue } from '../../store/audit-sources.ts';
import { type StoreTarget, storeAddress } from '../../store/connection.ts';
import { migrate } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import { openDatabase } from '../../store/pool.ts';
import type { AppRole } from '../../store/role.ts';
import { env } from '../config/names.ts';
import { readMigrationTarget, readStorePool, readStoreTarget, readStoreWait } from '../config/postgres.ts';
import { configurationError, type Environment, findSetting } from '../config/reader.ts';
import { withStoreSecret } from '../secrets/connection.ts';
import { readSecret, type SecretVariable } from '../secrets/read.ts';
import { untilFirstAnswer } from './first-answer.ts';

export interface MigrationReport {
  /** Names of the migrations that this call ran, in order; empty when the schema was current. */
  readonly applied: readonly string[];
  /** The newest migration that the schema has. */
  readonly schemaVersion: string;
  readonly catalogueVersion: string;
  /** The application's login, and whether it was given its rights or owns the tables itself. */
  readonly role: { readonly name: string; readonly state: 'granted' | 'owner' };
}

/** Of the role where the application has no login of its own. */
const DEFAULT_ROLE = 'otel_bi_app';

/**
 * Brings the schema to the newest version, the application's login to its rights and its password, and keeps
 * the metric definitions that are in force. Safe to repeat.
 * @throws AppError `configuration_invalid`, `store_unavailable`, `secret_unavailable`: nothing was changed then
 */
export async function migrateStore(environment: Environment): Promise<MigrationReport> {
  const owner = await ownerTarget(environment);
  const role = await applicationRole(environment, storeAddress(owner).user);
  const database = openDatabase(owner, readStorePool(environment));
  try {
    await untilFirstAnswer(database, { forMs: readStoreWait(environment) });
    const migrated = await migrate(database, { role });
    if (migrated.role === 'missing') {
      throw configurationError(
        env.postgresOwnerSecret[0],
        `names a login that may not create the role ${role.name}, and there is none of that name`,
      );
    }
    await keepCatalogue(database, catalogueVersion, metricCatalogue);
    const schemaVersion = migrations.at(-1)?.name ?? '';
    const { applied } = migrated;
    return { applied, schemaVersion, catalogueVersion, role: { name: role.name, state: migrated.role } };
  } finally {
    await database.close();
  }
}

/** POSTGRES_OWNER_SECRET_ARN, else POSTGRES_MIGRATION_DSN, else the application's own login. */
async function ownerTarget(environment: Environment): Promise<StoreTarget> {
  const completed = await completedBy(environment, env.postgresOwnerSecret);
  if (completed !== null) return readStoreTarget(completed);
  if (findSetting(environment, env.postgresMigrationDsn)) return readMigrationTarget(environment);
  return applicationTarget(environment);
}

async function applicationTarget(environment: Environment): Promise<StoreTarget> {
  return readStoreTarget((await completedBy(environment, env.postgresSecret)) ?? environment);
}

/** The environment with what the secret says; null where none is named. */
async function completedBy(environment: Environment, variable: SecretVariable): Promise<Environment | null> {
  const text = await readSecret(environment, variable);
  return text === undefined ? null : withStoreSecret(environment, text, variable[0]);
}

/** The login that the application brings, which is made if need be; else a role to act as. */
async function applicationRole(environment: Environment, owner: string): Promise<AppRole> {
  const { user: name, password } = storeAddress(await applicationTarget(environment));
  return name === owner ? { name: DEFAULT_ROLE } : { name, password };
}
