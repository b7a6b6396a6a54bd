/** The product's own settings, as its functions will read them: passed on by name, checked by its readers. */
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { readAnalyticsSettings, readDefaultLimit } from '@otel-bi/shared/runtime/config/analytics.ts';
import { readSignInSettings, readTokenSettings } from '@otel-bi/shared/runtime/config/auth.ts';
import { readJobPolicy, readWebhookSettings } from '@otel-bi/shared/runtime/config/jobs.ts';
import { readLogLevel } from '@otel-bi/shared/runtime/config/logging.ts';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import {
  type Environment,
  findConflicts,
  findSetting,
  readBoolean,
} from '@otel-bi/shared/runtime/config/reader.ts';
import { readTelemetrySettings } from '@otel-bi/shared/runtime/config/telemetry.ts';
import { ofStage, StageConfigError } from './error.ts';
import type { StageName } from './stage.ts';

/**
 * Settings that every function gets as the stage was given them. Secrets and addresses of resources are not
 * here; `places.ts` says of all others why.
 */
export const passedOn = [
  'oidcEnabled',
  'oidcAuthority',
  'oidcClientId',
  'oidcScope',
  'requireAuth',
  'jwtIssuer',
  'jwtAudience',
  'jwtJwksUrl',
  'jwtAlgorithm',
  'requiredScopes',
  'scopeChecks',
  'defaultTopN',
  'forecastHorizonDays',
  'defaultHistoryDays',
  'storageDefaultLimit',
  'serviceLevel',
  'allowWritableLogin',
  'trustServerCertificate',
  'jobsMaxAttempts',
  'jobsRetrySeconds',
  'jobsLeaseSeconds',
  'jobsTimeoutSeconds',
  'otlpEndpoint',
  'otlpTracesEndpoint',
  'otlpMetricsEndpoint',
  'otlpProtocol',
  'otlpCompression',
  'otlpTracesCompression',
  'otlpMetricsCompression',
  'otlpTimeout',
  'otlpTracesTimeout',
  'otlpMetricsTimeout',
  'otelServiceNamespace',
  'otelDisabled',
  'otelSampler',
  'otelSamplerArgument',
  'otelResourceAttributes',
  'traceUrlTemplate',
  'logLevel',
  'appEnv',
] as const satisfies readonly (keyof typeof env)[];

/** In place of the webhook's key, which the foundation makes. */
const KEPT_ELSEWHERE = 'in Secrets Manager';

/** Lambda ends a function after 15 minutes; a job needs a moment of them to record that it ran out of time. */
const LONGEST_JOB_SECONDS = 880;

/** @throws StageConfigError for a setting that the product would refuse at its start */
export function productEnvironment(
  stage: StageName,
  settings: Environment,
): Readonly<Record<string, string>> {
  const [conflict] = findConflicts(
    settings,
    passedOn.map((key) => env[key]),
  );
  if (conflict !== undefined) {
    throw new StageConfigError(stage, conflict.ignored, `contradicts ${conflict.used}`);
  }
  const entries = passedOn.flatMap((key) => {
    const names: readonly [string, ...string[]] = env[key];
    const found = findSetting(settings, names);
    return found === undefined ? [] : [[names[0], found.value] as const];
  });
  const environment = Object.fromEntries(entries);
  const webhook = { WEBHOOK_URL: settings.WEBHOOK_URL, WEBHOOK_SECRET: KEPT_ELSEWHERE };
  check(stage, { ...environment, ...webhook });
  return environment;
}

function check(stage: StageName, environment: Environment): void {
  ofStage(stage, () => {
    readTokenSettings(environment);
    readSignInSettings(environment);
    readAnalyticsSettings(environment);
    readDefaultLimit(environment);
    readTelemetrySettings(environment);
    readLogLevel(environment);
    readBoolean(environment, env.allowWritableLogin, false);
    readBoolean(environment, env.trustServerCertificate, false);
    readWebhookSettings(environment);
    if (readJobPolicy(environment).timeoutMs > LONGEST_JOB_SECONDS * 1_000) {
      throw new AppError(
        'configuration_invalid',
        `JOBS_TIMEOUT_SECONDS must not exceed ${LONGEST_JOB_SECONDS}`,
      );
    }
  });
}
