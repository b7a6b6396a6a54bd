/** Which stage takes which setting. One that is given where nothing reads it stops the synthesis. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import type { Environment } from '@otel-bi/shared/runtime/config/reader.ts';
import { StageConfigError } from './error.ts';
import { passedOn } from './product-environment.ts';
import { type InfrastructureSettings, infrastructureSettings } from './schema.ts';
import { type StageName, stageNames } from './stage.ts';

type Key = keyof InfrastructureSettings;

/** Settings of what an emulator has none of: network, distribution, alarms. */
const onAwsAlone: readonly Key[] = [
  'ALARM_EMAIL',
  'BUDGET_USD',
  'OPERATIONS_URL',
  'TRACING_XRAY',
  'VPC_CIDR',
  'WAREHOUSE_ACCESS',
  'WAREHOUSE_CIDRS',
  'TRANSIT_GATEWAY_ID',
  'PEERING_CONNECTION_ID',
  'DATABASE_INSTANCE_CLASS',
  'DOMAIN_NAME',
  'CERTIFICATE_ARN',
  'HOSTED_ZONE_ID',
  'HOSTED_ZONE_NAME',
  'WEB_ACL_ARN',
  'PAGE_CONNECTS',
];
/** An emulator does not serve the page; a development server that does may run from the same shell. */
const ofThePage: readonly Key[] = [
  'VITE_OTEL_COLLECTOR_ENDPOINT',
  'VITE_OTEL_SERVICE_NAME',
  'VITE_OTEL_SERVICE_NAMESPACE',
];
const onEmulatorAlone: readonly Key[] = ['AWS_ENDPOINT_URL', 'EMULATOR_FUNCTIONS'];

const onAws = ['dev', 'prod'] as const satisfies readonly StageName[];

/** Settings of the product that stages do not take. */
export interface NotTaken {
  readonly names: readonly string[];
  /** Where they stop the synthesis; elsewhere they belong to another command of the same shell. */
  readonly stages: readonly StageName[];
  /** The rest of a sentence that begins with the name. */
  readonly reason: string;
}

const warehouseParts = ['DSN', 'SERVER', 'DATABASE', 'USERNAME', 'PASSWORD'] as const;

export const notTaken: readonly NotTaken[] = [
  {
    names: (['AW', 'WWI'] as const).flatMap((which) =>
      warehouseParts.map((part) => `${which}_MSSQL_${part}`),
    ),
    stages: onAws,
    reason: 'is not read: addresses and logins of the warehouses are put into Secrets Manager',
  },
  {
    names: [
      env.postgresDsn,
      env.postgresMigrationDsn,
      env.postgresHost,
      env.postgresPort,
      env.postgresDatabase,
      env.postgresUsername,
      env.postgresPassword,
      env.postgresSslMode,
    ].flat(),
    stages: onAws,
    reason: 'is not read: the stage makes a PostgreSQL server of its own',
  },
  {
    names: [
      env.awWarehouseSecret,
      env.wwiWarehouseSecret,
      env.postgresSecret,
      env.postgresOwnerSecret,
      env.postgresPoolSize,
      env.postgresWaitSeconds,
      env.reportBucket,
      env.reportLinks,
      env.auditVaultBucket,
      env.originKeySecret,
      env.eventBusName,
      env.webhookSecret,
      env.webhookSecretArn,
      env.otelServiceName,
    ].flat(),
    stages: stageNames,
    reason: 'cannot be set: the stacks set it for each function',
  },
  {
    names: [
      env.reportOutputDir,
      env.reportLinkSecret,
      env.auditVaultDir,
      env.jobsSchedule,
      env.jobsCatchUp,
    ].flat(),
    stages: onAws,
    reason: 'is not read: it is for one machine',
  },
  {
    names: ['AWS_ENDPOINT_URL_S3'],
    stages: stageNames,
    reason: 'is not read: AWS_ENDPOINT_URL is the address of all services, on an emulator alone',
  },
  {
    names: [env.otlpHeaders, env.otlpTracesHeaders, env.otlpMetricsHeaders].flat(),
    stages: stageNames,
    reason:
      'may hold a credential that everyone could read in the functions: put it into Secrets Manager and name that secret in OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN',
  },
  {
    names: [env.otlpCertificate, env.otlpClientCertificate, env.otlpClientKey].flat(),
    stages: stageNames,
    reason: 'is not read: functions have no such files; their collector has a certificate that Node trusts',
  },
  {
    names: ['VITE_API_BASE_URL'],
    stages: onAws,
    reason: 'cannot be set: the page calls the API below its own address, and its policy allows no other',
  },
  // Where a process of this machine listens and keeps its state: set in many shells, and nobody means a stage.
  {
    names: [...env.port, ...env.postgresEmbedded, 'DATA_DIR'],
    stages: [],
    reason: 'is for one machine',
  },
];

/** Names that are the product's alone: one of them that is not known is misspelt. */
const ofTheProduct =
  /^(FRONTEND|AUDIT_VAULT|WAREHOUSE|AW_MSSQL|WWI_MSSQL|HOSTED_ZONE|TRANSIT_GATEWAY|PEERING_CONNECTION|WEB_ACL|VITE)_/;

/** Why the stage would pass over a setting, as the rest of a sentence; undefined where it would not. */
export function problemOf(stage: StageName, name: string): string | undefined {
  const isAws = stage !== 'local';
  const elsewhere: readonly string[] = isAws ? onEmulatorAlone : onAwsAlone;
  if (elsewhere.includes(name)) return `is for ${isAws ? 'the stage local' : 'dev and prod'} alone`;
  const refused = notTaken.find(({ names }) => names.includes(name));
  if (refused !== undefined) return refused.stages.includes(stage) ? refused.reason : undefined;
  const isUnknown = isAws && ofTheProduct.test(name) && !settingNames(stage).includes(name);
  return isUnknown ? 'is no setting: infra/README.md lists them' : undefined;
}

/**
 * @param given the settings that somebody gave, without defaults
 * @throws StageConfigError for the first that the stage would pass over
 */
export function refuseMisplaced(stage: StageName, given: Environment): void {
  for (const name of Object.keys(given)) {
    const problem = problemOf(stage, name);
    if (problem !== undefined) throw new StageConfigError(stage, name, problem);
  }
}

/** Every setting that a stage takes, synonyms included. */
export function settingNames(stage: StageName): string[] {
  const elsewhere = new Set<string>(stage === 'local' ? [...onAwsAlone, ...ofThePage] : onEmulatorAlone);
  const names = [...Object.keys(infrastructureSettings.shape), ...passedOn.flatMap((key) => env[key])];
  return [...new Set(names)].filter((name) => !elsewhere.has(name));
}
