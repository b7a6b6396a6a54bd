/** Makes a stage's configuration from its defaults and the settings given to the synthesis. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { type Environment, readBoolean } from '@otel-bi/shared/runtime/config/reader.ts';
import * as z from 'zod/mini';
import { refuseContradictions } from './contradictions.ts';
import { backupDays, defaults, requiredSettings } from './defaults.ts';
import { ofStage, StageConfigError } from './error.ts';
import { refuseMisplaced } from './places.ts';
import { productEnvironment } from './product-environment.ts';
import { refuseInconsistent } from './product-rules.ts';
import { type InfrastructureSettings, infrastructureSettings } from './schema.ts';
import type { Domain, Platform, StageConfig, StageName, WarehouseAccess } from './stage.ts';

export interface ReadOptions {
  /**
   * Lets examples stand in where a stage is given none of what it requires. Then all stages are looked at
   * with the same settings, so that what one of them does not take may be for another.
   */
  readonly allowsExamples: boolean;
}

/**
 * @param given settings by their names, e.g. `process.env`; empty text counts as not given
 * @throws StageConfigError, one sentence with the stage and the key
 */
export function readStageConfig(name: StageName, given: Environment, options: ReadOptions): StageConfig {
  const own = withoutEmpty(given);
  if (!options.allowsExamples) refuseMisplaced(name, own);
  const { settings, isExample } = complete(name, own, options);
  refuseOutOfPlace(name, settings);
  const infrastructure = parse(name, settings);
  refuseContradictions(name, infrastructure);
  const environment = { ...productEnvironment(name, settings), ...startedAnew(name, settings) };
  refuseInconsistent(name, settings);
  return {
    name,
    isExample,
    platform: platformOf(name, infrastructure),
    environment,
    corsOrigins: infrastructure.CORS_ORIGINS ?? [],
    pageConnects: pageConnects(environment, infrastructure),
    pageBuild: pageBuild(infrastructure),
    throttling: {
      requestsPerSecond: infrastructure.API_RATE_LIMIT,
      burst: infrastructure.API_BURST_LIMIT,
    },
    logRetentionDays: infrastructure.LOG_RETENTION_DAYS,
    auditVault: {
      mode: infrastructure.AUDIT_VAULT_MODE,
      retentionDays: infrastructure.AUDIT_VAULT_RETENTION_DAYS,
      series: infrastructure.AUDIT_VAULT_SERIES ?? null,
    },
    webhookUrl: infrastructure.WEBHOOK_URL ?? null,
    isXRayOn: infrastructure.TRACING_XRAY,
    collectorHeadersArn: infrastructure.OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN ?? null,
    retainsData: name === 'prod',
    canary: name === 'local' ? null : '10-percent-5-minutes',
    alarmEmail: infrastructure.ALARM_EMAIL ?? null,
    monthlyBudgetUsd: infrastructure.BUDGET_USD ?? null,
    operationsUrl: infrastructure.OPERATIONS_URL,
  };
}

/**
 * Functions keep what they once read of a secret. On an emulator the addresses in them change from deployment
 * to deployment: with this a change of them is one of every function, so that all start anew and the
 * migrations run.
 */
function startedAnew(name: StageName, { CONNECTIONS_DIGEST }: Environment): Record<string, string> {
  return name === 'local' && CONNECTIONS_DIGEST !== undefined ? { CONNECTIONS_DIGEST } : {};
}

/** Where tokens come from and are renewed, which need not be one origin, and where the page's telemetry goes. */
function pageConnects(environment: Environment, infrastructure: InfrastructureSettings): string[] {
  const addresses = [
    environment.OIDC_AUTHORITY,
    environment.FRONTEND_JWT_ISSUER_URL,
    infrastructure.VITE_OTEL_COLLECTOR_ENDPOINT ?? collectorOfApi(environment),
    ...(infrastructure.PAGE_CONNECTS ?? []),
  ];
  const origins = addresses.flatMap((address) => (address === undefined ? [] : [new URL(address).origin]));
  return [...new Set(origins)];
}

/** What the API tells the page, which sends there unless it was built with an address of its own. */
function collectorOfApi({
  OTEL_SDK_DISABLED: off,
  OTEL_COLLECTOR_ENDPOINT: address,
}: Environment): string | undefined {
  // A page over TLS cannot, and does not try to, send over plain HTTP.
  return off === 'true' || !address?.startsWith('https:') ? undefined : address;
}

function pageBuild(infrastructure: InfrastructureSettings): Record<string, string> {
  const { VITE_OTEL_COLLECTOR_ENDPOINT, VITE_OTEL_SERVICE_NAME, VITE_OTEL_SERVICE_NAMESPACE } =
    infrastructure;
  const settings = { VITE_OTEL_COLLECTOR_ENDPOINT, VITE_OTEL_SERVICE_NAME, VITE_OTEL_SERVICE_NAMESPACE };
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function withoutEmpty(given: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])),
  );
}

/** The given settings with the stage's defaults and, where that is allowed, examples under them. */
function complete(name: StageName, own: Environment, { allowsExamples }: ReadOptions) {
  // A collector that is named is meant to be used.
  const { OTEL_SDK_DISABLED, ...withCollector } = defaults[name];
  const hasCollector = 'OTEL_COLLECTOR_ENDPOINT' in own || 'OTEL_EXPORTER_OTLP_ENDPOINT' in own;
  const settings: Environment = { ...(hasCollector ? withCollector : defaults[name]), ...own };
  const required = ofStage(name, () => requiredSettings(name, settings));
  const missing = Object.keys(required).filter((key) => !isGiven(settings, key));
  if (missing.length === 0) return { settings, isExample: false };
  if (allowsExamples && missing.length === Object.keys(required).length) {
    return { settings: { ...settings, ...required }, isExample: true };
  }
  throw new StageConfigError(name, missing[0] ?? '', 'is required');
}

function isGiven(settings: Environment, key: string): boolean {
  if (key === 'OTEL_COLLECTOR_ENDPOINT' && settings.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) return true;
  return settings[key] !== undefined;
}

/** What would make a stage something else than its name says. */
function refuseOutOfPlace(name: StageName, settings: Environment): void {
  const { APP_ENV: fixed } = defaults[name];
  if (settings.APP_ENV !== fixed) {
    throw new StageConfigError(name, 'APP_ENV', `must be ${fixed} or not set`);
  }
  const isOpen = !ofStage(name, () => readBoolean(settings, env.requireAuth, true));
  if (name === 'prod' && isOpen) {
    throw new StageConfigError(
      name,
      'REQUIRE_FRONTEND_AUTH',
      'must be true: the data would be open to everyone',
    );
  }
}

function parse(name: StageName, settings: Environment): InfrastructureSettings {
  const parsed = z.safeParse(infrastructureSettings, settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StageConfigError(name, String(issue?.path[0] ?? ''), issue?.message ?? 'cannot be used');
}

/** PostgreSQL's `max_connections` that the parameter group sets, by stage. */
const CONNECTIONS = { dev: 150, prod: 600 } as const;

function platformOf(name: StageName, settings: InfrastructureSettings): Platform {
  if (name === 'local') {
    return {
      kind: 'emulator',
      endpointUrl: required(name, settings, 'AWS_ENDPOINT_URL'),
      functionsRunIn: required(name, settings, 'EMULATOR_FUNCTIONS'),
    };
  }
  const isProd = name === 'prod';
  return {
    kind: 'aws',
    network: {
      cidr: required(name, settings, 'VPC_CIDR'),
      zones: 2,
      natGateways: isProd ? 2 : 1,
      warehouses: warehouseAccess(name, settings),
    },
    database: {
      instanceClass: required(name, settings, 'DATABASE_INSTANCE_CLASS'),
      isMultiAz: isProd,
      storageGigabytes: isProd ? 100 : 20,
      largestStorageGigabytes: isProd ? 1_000 : 100,
      backupDays: backupDays[name],
      connections: CONNECTIONS[name],
    },
    domain: domainOf(settings),
    webAclArn: settings.WEB_ACL_ARN ?? null,
  };
}

function warehouseAccess(name: StageName, settings: InfrastructureSettings): WarehouseAccess {
  const kind = required(name, settings, 'WAREHOUSE_ACCESS');
  if (kind === 'internet') return { kind };
  const cidrs = required(name, settings, 'WAREHOUSE_CIDRS');
  return kind === 'peering'
    ? { kind, cidrs, connectionId: required(name, settings, 'PEERING_CONNECTION_ID') }
    : { kind, cidrs, gatewayId: required(name, settings, 'TRANSIT_GATEWAY_ID') };
}

function domainOf(settings: InfrastructureSettings): Domain | null {
  const { DOMAIN_NAME: name, CERTIFICATE_ARN: certificateArn } = settings;
  if (name === undefined || certificateArn === undefined) return null;
  const { HOSTED_ZONE_ID: id, HOSTED_ZONE_NAME: zoneName } = settings;
  return { name, certificateArn, zone: id && zoneName ? { id, name: zoneName } : null };
}

function required<K extends keyof InfrastructureSettings>(
  name: StageName,
  settings: InfrastructureSettings,
  key: K,
): NonNullable<InfrastructureSettings[K]> {
  const value = settings[key];
  if (value === undefined || value === null) throw new StageConfigError(name, key, 'is required');
  return value;
}
