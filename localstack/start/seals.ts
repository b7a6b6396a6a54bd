/** Where the seals of the audit trail lie on one machine. */
import { join } from 'node:path';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { namesStore } from '@otel-bi/shared/runtime/config/postgres.ts';
import { type Environment, readText } from '@otel-bi/shared/runtime/config/reader.ts';

/**
 * The vault as the environment names it, else a directory beside the embedded database. A server that the
 * operator named has none by default: seals of one database must not meet those of another.
 */
export function sealVaultSettings(dataDir: string, environment: Environment): Record<string, string> {
  const isNamed = [env.auditVaultBucket, env.auditVaultDir].some(
    (names) => readText(environment, names) !== undefined,
  );
  return isNamed || namesStore(environment) ? {} : { AUDIT_VAULT_DIR: join(dataDir, 'seals') };
}
