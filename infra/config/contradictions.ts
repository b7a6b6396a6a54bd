/** Settings that are each fine and cannot hold together. */
import { overlap } from './addresses.ts';
import { backupDays } from './defaults.ts';
import { StageConfigError } from './error.ts';
import type { InfrastructureSettings } from './schema.ts';
import type { StageName } from './stage.ts';

type Key = keyof InfrastructureSettings;

/** Settings that mean something only together with another. */
const needs: readonly (readonly [Key, Key])[] = [
  ['DOMAIN_NAME', 'CERTIFICATE_ARN'],
  ['CERTIFICATE_ARN', 'DOMAIN_NAME'],
  ['HOSTED_ZONE_ID', 'HOSTED_ZONE_NAME'],
  ['HOSTED_ZONE_NAME', 'HOSTED_ZONE_ID'],
  ['HOSTED_ZONE_ID', 'DOMAIN_NAME'],
  ['BUDGET_USD', 'ALARM_EMAIL'],
];

/** @throws StageConfigError for the first contradiction */
export function refuseContradictions(stage: StageName, settings: InfrastructureSettings): void {
  const refuse = (key: Key, problem: string): never => {
    throw new StageConfigError(stage, key, problem);
  };
  for (const [given, needed] of needs) {
    if (settings[given] !== undefined && settings[needed] === undefined) {
      refuse(needed, `is required while ${given} is set`);
    }
  }
  const { HOSTED_ZONE_NAME: zone, DOMAIN_NAME: name } = settings;
  if (zone !== undefined && name !== undefined && name !== zone && !name.endsWith(`.${zone}`)) {
    refuse('DOMAIN_NAME', `must lie in the zone ${zone} of HOSTED_ZONE_NAME`);
  }
  if (settings.API_BURST_LIMIT < settings.API_RATE_LIMIT) {
    refuse('API_BURST_LIMIT', 'must not be smaller than API_RATE_LIMIT');
  }
  refuseUnreachable(settings, refuse);
  refuseOverlap(settings, refuse);
  if (stage !== 'local') refuseLessThanSafe(stage, settings, refuse);
}

/** What would work, and let others listen in or the trail of the audit be lost. */
function refuseLessThanSafe(
  stage: keyof typeof backupDays,
  settings: InfrastructureSettings,
  refuse: (key: Key, problem: string) => never,
): void {
  for (const key of ['CORS_ORIGINS', 'PAGE_CONNECTS'] as const) {
    const plain = settings[key]?.find((origin) => !origin.startsWith('https:'));
    if (plain !== undefined) refuse(key, `must list https origins alone, and ${plain} is none`);
  }
  const days = backupDays[stage];
  if (settings.AUDIT_VAULT_RETENTION_DAYS < days) {
    refuse('AUDIT_VAULT_RETENTION_DAYS', `must be at least ${days}: a backup as old is checked by its seals`);
  }
}

/** Addresses that are the network's own never leave it. */
function refuseOverlap(
  { VPC_CIDR: own, WAREHOUSE_CIDRS: warehouses = [] }: InfrastructureSettings,
  refuse: (key: Key, problem: string) => never,
): void {
  const shared = warehouses.find((range) => own !== undefined && overlap(own, range));
  if (shared !== undefined) refuse('WAREHOUSE_CIDRS', `overlaps VPC_CIDR in ${shared}`);
}

/** The way to the warehouses has to name what it goes through, and nothing else. */
function refuseUnreachable(
  settings: InfrastructureSettings,
  refuse: (key: Key, problem: string) => never,
): void {
  const access = settings.WAREHOUSE_ACCESS;
  const through = { 'transit-gateway': 'TRANSIT_GATEWAY_ID', peering: 'PEERING_CONNECTION_ID' } as const;
  for (const [kind, key] of Object.entries(through)) {
    if (access === kind && settings[key] === undefined) {
      refuse(key, `is required while WAREHOUSE_ACCESS is ${kind}`);
    }
    if (access !== kind && settings[key] !== undefined) {
      refuse(key, `cannot be set while WAREHOUSE_ACCESS is ${access}`);
    }
  }
  if (access === 'internet' && settings.WAREHOUSE_CIDRS !== undefined) {
    refuse('WAREHOUSE_CIDRS', 'cannot be set while WAREHOUSE_ACCESS is internet');
  }
  if (access !== undefined && access !== 'internet' && settings.WAREHOUSE_CIDRS === undefined) {
    refuse('WAREHOUSE_CIDRS', `is required while WAREHOUSE_ACCESS is ${access}`);
  }
}
