/** The environment that the functions see: the operator's own, completed for one machine. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import {
  type Environment,
  findConflicts,
  readBoolean,
  readInteger,
  readOrigins,
  readText,
} from '@otel-bi/shared/runtime/config/reader.ts';
import { audience, clientId } from '../oidc/identity.ts';
import { connectionWarnings } from './check.ts';

/** Origins that may call the API from a browser, beside its own. */
export function readCorsOrigins(environment: Environment): readonly string[] {
  return readOrigins(environment, env.corsOrigins, ['http://localhost:5173']);
}

export function readPort(environment: Environment): number {
  return readInteger(environment, env.port, { min: 1, max: 65_535, fallback: 8000 });
}

/** Whether sign-in is the embedded provider's: authentication is on and no issuer is configured. */
export function usesEmbeddedProvider(environment: Environment): boolean {
  return (
    readBoolean(environment, env.requireAuth, true) && readText(environment, env.jwtIssuer) === undefined
  );
}

/** Settings that point the API and the page to the embedded provider. */
export function embeddedProviderSettings(origin: string): Record<string, string> {
  return {
    FRONTEND_JWT_ISSUER_URL: `${origin}/oidc`,
    FRONTEND_JWT_AUDIENCE: audience,
    FRONTEND_JWT_JWKS_URL: `${origin}/oidc/jwks`,
    FRONTEND_OIDC_CLIENT_ID: clientId,
    FRONTEND_OIDC_SCOPE: 'openid profile email otel-bi.run otel-bi.audit',
  };
}

/** Whether jobs run at their times, and whether times missed while nothing ran are made up for. */
export function readScheduling(environment: Environment) {
  const isScheduling = readBoolean(environment, env.jobsSchedule, true);
  return { isScheduling, isCatchingUp: isScheduling && readBoolean(environment, env.jobsCatchUp, true) };
}

/** What an operator must hear at start, one line each. */
export function startWarnings(environment: Environment): string[] {
  const warnings = findConflicts(environment, Object.values(env)).map(
    ({ used, ignored }) => `${ignored} is ignored: ${used} is set to something else and wins`,
  );
  warnings.push(...connectionWarnings(environment));
  if (!readBoolean(environment, env.requireAuth, true)) {
    warnings.push(
      'AUTHENTICATION IS OFF: REQUIRE_FRONTEND_AUTH=false lets anyone who reaches this port read everything',
    );
  }
  return warnings;
}
