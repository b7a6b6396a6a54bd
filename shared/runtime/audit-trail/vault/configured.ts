/**
 * The vault that the environment names: AUDIT_VAULT_BUCKET, in it AUDIT_VAULT_SERIES, else AUDIT_VAULT_DIR,
 * else none.
 */
import { env } from '../../config/names.ts';
import {
  configurationError,
  type Environment,
  readChoice,
  readInteger,
  readText,
} from '../../config/reader.ts';
import type { Container } from '../../container.ts';
import type { SealVault } from './port.ts';

const lockModes = ['GOVERNANCE', 'COMPLIANCE'] as const;

const opened = new WeakMap<Container, Promise<SealVault | null>>();

/** The process's vault, opened when first needed. @throws AppError `configuration_invalid` */
export function sealVault(container: Container): Promise<SealVault | null> {
  const known = opened.get(container);
  if (known) return known;
  const opening = openVault(container.environment);
  opened.set(container, opening);
  return opening;
}

async function openVault(environment: Environment): Promise<SealVault | null> {
  const bucket = readText(environment, env.auditVaultBucket);
  const directory = readText(environment, env.auditVaultDir);
  if (bucket !== undefined && directory !== undefined) {
    throw configurationError(env.auditVaultDir[0], 'must not be set beside AUDIT_VAULT_BUCKET');
  }
  const mode = readChoice(environment, env.auditVaultMode, lockModes, 'GOVERNANCE');
  const retentionDays = readInteger(environment, env.auditVaultRetentionDays, {
    min: 1,
    max: 36_500,
    fallback: 365,
  });
  const series = readText(environment, env.auditVaultSeries);
  if (bucket !== undefined) {
    const { isSeriesName, s3Vault } = await import('./s3.ts');
    if (series !== undefined && !isSeriesName(series)) {
      throw configurationError(env.auditVaultSeries[0], 'must be a lower-case word with digits and hyphens');
    }
    return s3Vault({ bucket, mode, retentionDays, series, environment });
  }
  if (series !== undefined) {
    throw configurationError(
      env.auditVaultSeries[0],
      'is of AUDIT_VAULT_BUCKET: name another directory instead',
    );
  }
  if (directory === undefined) return null;
  const { directoryVault } = await import('./directory.ts');
  return directoryVault(directory);
}
