/** Settings of the product that its readers take one by one and that make no sense in a stage, or together. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import {
  type Environment,
  findSetting,
  readBoolean,
  readText,
} from '@otel-bi/shared/runtime/config/reader.ts';
import { ofStage, StageConfigError } from './error.ts';
import type { StageName } from './stage.ts';

type Names = readonly [string, ...string[]];

/** Addresses that a stage uses; to those over TLS alone go people, tokens, or what is signed. */
const addresses: readonly { readonly names: Names; readonly overTls: boolean }[] = [
  { names: env.jwtIssuer, overTls: true },
  { names: env.jwtJwksUrl, overTls: true },
  { names: env.oidcAuthority, overTls: true },
  { names: env.webhookUrl, overTls: true },
  { names: ['VITE_OTEL_COLLECTOR_ENDPOINT'], overTls: true },
  { names: env.otlpEndpoint, overTls: false },
  { names: env.otlpTracesEndpoint, overTls: false },
  { names: env.otlpMetricsEndpoint, overTls: false },
  { names: env.traceUrlTemplate, overTls: false },
];

const LOOPBACK = /^(localhost|.+\.localhost|\[::1\]|127(\.\d{1,3}){3}|0\.0\.0\.0)$/;

/**
 * @param settings with the stage's defaults, each readable for itself
 * @throws StageConfigError for the first that is at odds with the stage or with another one
 */
export function refuseInconsistent(stage: StageName, settings: Environment): void {
  const isAws = stage !== 'local';
  for (const { names, overTls } of addresses) {
    const found = findSetting(settings, names);
    const problem = found === undefined ? null : problemOfAddress(found.value, { isAws, overTls });
    if (found !== undefined && problem !== null) throw new StageConfigError(stage, found.name, problem);
  }
  const contradiction = ofStage(stage, () => rules.find(({ holds }) => holds(settings, isAws)));
  if (contradiction === undefined) return;
  throw new StageConfigError(stage, contradiction.name[0], contradiction.problem);
}

function problemOfAddress(
  text: string,
  { isAws, overTls }: { readonly isAws: boolean; readonly overTls: boolean },
): string | null {
  // The address of a trace has the place of its id in braces.
  const url = URL.parse(text.replaceAll(/[{}]/g, ''));
  if (url === null) return isAws ? 'must be a whole address: traces are shown elsewhere' : null;
  if (url.username !== '' || url.password !== '') {
    return 'must hold no credentials: functions, logs and the page would show them';
  }
  if (!isAws) return null;
  if (LOOPBACK.test(url.hostname)) return 'must not name this machine: functions do not run on it';
  return overTls && url.protocol !== 'https:' ? 'must be an https address' : null;
}

interface Rule {
  readonly name: Names;
  readonly problem: string;
  readonly holds: (settings: Environment, isAws: boolean) => boolean;
}

const isOn = (settings: Environment, names: Names, fallback = false) =>
  readBoolean(settings, names, fallback);
const isOpen = (settings: Environment) => !isOn(settings, env.requireAuth, true);
const isSilent = (settings: Environment) => isOn(settings, env.otelDisabled);
const isSet = (settings: Environment, names: Names) => readText(settings, names) !== undefined;

const rules: readonly Rule[] = [
  {
    name: env.oidcEnabled,
    problem: 'must not be false while REQUIRE_FRONTEND_AUTH is true: nobody could sign in',
    holds: (settings) => !isOpen(settings) && !isOn(settings, env.oidcEnabled, true),
  },
  {
    name: env.oidcEnabled,
    problem: 'cannot be true without OIDC_AUTHORITY or FRONTEND_JWT_ISSUER_URL, and FRONTEND_OIDC_CLIENT_ID',
    holds: (settings) =>
      isOpen(settings) &&
      isOn(settings, env.oidcEnabled) &&
      !(
        (isSet(settings, env.oidcAuthority) || isSet(settings, env.jwtIssuer)) &&
        isSet(settings, env.oidcClientId)
      ),
  },
  {
    name: env.scopeChecks,
    problem: 'cannot be true while REQUIRE_FRONTEND_AUTH is false: nobody has scopes',
    holds: (settings) => isOpen(settings) && isOn(settings, env.scopeChecks),
  },
  {
    name: env.requiredScopes,
    problem: 'cannot be set while REQUIRE_FRONTEND_AUTH is false: nobody has scopes',
    holds: (settings) => isOpen(settings) && isSet(settings, env.requiredScopes),
  },
  {
    name: env.tracingXray,
    problem: 'cannot be true while OTEL_SDK_DISABLED is true',
    holds: (settings) => isSilent(settings) && isOn(settings, env.tracingXray),
  },
  {
    name: env.otlpHeadersSecret,
    problem: 'cannot be set while OTEL_SDK_DISABLED is true: nothing is sent',
    holds: (settings) => isSilent(settings) && isSet(settings, env.otlpHeadersSecret),
  },
  ...[env.otlpEndpoint, env.otlpTracesEndpoint, env.otlpMetricsEndpoint].map((name) => ({
    name,
    problem: 'must be an https address while OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN is set',
    holds: (settings: Environment, isAws: boolean) =>
      isAws && isSet(settings, env.otlpHeadersSecret) && readText(settings, name, '').startsWith('http:'),
  })),
  {
    name: env.otelSamplerArgument,
    problem: 'is not read unless OTEL_TRACES_SAMPLER is traceidratio or parentbased_traceidratio',
    holds: (settings) =>
      isSet(settings, env.otelSamplerArgument) &&
      !readText(settings, env.otelSampler, '').endsWith('traceidratio'),
  },
  {
    name: env.trustServerCertificate,
    problem: 'cannot be true while WAREHOUSE_ACCESS is internet: the login would go to whoever answers',
    holds: (settings, isAws) =>
      isAws && isOn(settings, env.trustServerCertificate) && settings.WAREHOUSE_ACCESS === 'internet',
  },
];
