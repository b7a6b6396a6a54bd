/** What each stage is unless a setting says otherwise, and the settings that nothing can stand in for. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { readBoolean } from '@otel-bi/shared/runtime/config/reader.ts';
import type { StageName } from './stage.ts';

/** Values by the names of settings. */
export type Settings = Readonly<Record<string, string | undefined>>;

const everywhere: Settings = {
  LOG_LEVEL: 'info',
  REQUIRE_FRONTEND_AUTH: 'true',
  API_RATE_LIMIT: '50',
  API_BURST_LIMIT: '100',
  LOG_RETENTION_DAYS: '30',
  AUDIT_VAULT_MODE: 'GOVERNANCE',
  AUDIT_VAULT_RETENTION_DAYS: '365',
  OPERATIONS_URL: 'docs/operations.md',
  TRACING_XRAY: 'false',
};

const onAws: Settings = {
  ...everywhere,
  VPC_CIDR: '10.40.0.0/16',
  WAREHOUSE_ACCESS: 'internet',
};

export const defaults: Readonly<Record<StageName, Settings>> = {
  local: {
    ...everywhere,
    APP_ENV: 'local',
    AWS_ENDPOINT_URL: 'http://localhost:4566',
    EMULATOR_FUNCTIONS: 'process',
    CORS_ORIGINS: 'http://localhost:5173',
    LOG_RETENTION_DAYS: '1',
    AUDIT_VAULT_RETENTION_DAYS: '1',
    OTEL_SDK_DISABLED: 'true',
  },
  dev: {
    ...onAws,
    APP_ENV: 'dev',
    DATABASE_INSTANCE_CLASS: 't4g.small',
  },
  prod: {
    ...onAws,
    APP_ENV: 'prod',
    API_RATE_LIMIT: '200',
    API_BURST_LIMIT: '400',
    DATABASE_INSTANCE_CLASS: 'm7g.large',
    LOG_RETENTION_DAYS: '90',
    BUDGET_USD: '1000',
  },
};

/** Days that PostgreSQL can be taken back. */
export const backupDays = { dev: 7, prod: 35 } as const;

/**
 * Settings that a stage cannot do without, each with a value to look at the templates with. Where a stage is
 * given none of its own, these stand in, and the templates refuse to be deployed.
 * @throws AppError for a setting on which that depends and which is neither true nor false
 */
export function requiredSettings(stage: StageName, settings: Settings): Readonly<Record<string, string>> {
  const isOpen = !readBoolean(settings, env.requireAuth, true);
  const signIn: Record<string, string> = isOpen
    ? {}
    : {
        FRONTEND_JWT_ISSUER_URL:
          stage === 'local' ? 'http://localhost:8000/oidc' : 'https://sso.example.com/realms/bi',
        FRONTEND_JWT_AUDIENCE: 'otel-bi-api',
      };
  if (stage === 'local') return signIn;
  return {
    ...signIn,
    ...(isOpen ? {} : { FRONTEND_OIDC_CLIENT_ID: 'otel-bi-frontend' }),
    ...(readBoolean(settings, env.otelDisabled, false)
      ? {}
      : { OTEL_COLLECTOR_ENDPOINT: 'https://otel.example.com:4318' }),
    ...(stage === 'prod' ? { ALARM_EMAIL: 'on-call@example.com' } : {}),
  };
}
