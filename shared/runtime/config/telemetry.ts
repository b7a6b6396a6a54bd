import type { FunctionFacts } from '../telemetry/resource.ts';
import type { SamplingSettings } from '../telemetry/sampling.ts';
import type { TracingSettings } from '../telemetry/tracing.ts';
import { env } from './names.ts';
import { readOtlpSettings } from './otlp.ts';
import {
  configurationError,
  type Environment,
  findSetting,
  readBoolean,
  readChoice,
  readFraction,
  readText,
  readUrl,
} from './reader.ts';

export interface TelemetrySettings extends TracingSettings {
  /** Address of a trace with `{traceId}` in it, or null. */
  readonly traceUrlTemplate: string | null;
}

export function readTelemetrySettings(environment: Environment): TelemetrySettings {
  const disabled = readBoolean(environment, env.otelDisabled, false);
  const endpoint = disabled ? null : readUrl(environment, env.otlpEndpoint, 'http://localhost:4318');
  const lambda = readFunctionFacts(environment);
  return {
    serviceName: readText(environment, env.otelServiceName, 'otel-bi-api'),
    jobServiceName: readText(environment, env.otelServiceName, 'otel-bi-analytics'),
    serviceNamespace: readText(environment, env.otelServiceNamespace, 'otel-bi'),
    environmentName: readText(environment, env.appEnv),
    extraAttributes: readResourceAttributes(environment),
    lambda,
    endpoint,
    otlp:
      endpoint === null
        ? null
        : {
            traces: readOtlpSettings(environment, 'traces', endpoint),
            metrics: readOtlpSettings(environment, 'metrics', endpoint),
          },
    sampling: readSampling(environment),
    // There is no X-Ray daemon elsewhere.
    isXRayOn: lambda !== null && readBoolean(environment, env.tracingXray, false),
    traceUrlTemplate: readTraceUrlTemplate(environment),
  };
}

/** A path of the page or an http(s) address: the page makes a link of it. */
function readTraceUrlTemplate(environment: Environment): string | null {
  const found = findSetting(environment, env.traceUrlTemplate);
  if (!found) return null;
  if (/^(https?:\/\/|\/(?!\/))/.test(found.value) && found.value.includes('{traceId}')) return found.value;
  throw configurationError(found.name, 'must be an http(s) address or a path with {traceId} in it');
}

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** The specification's names; the share is read where the sampler's name says ratio. */
function readSampling(environment: Environment): SamplingSettings {
  const sampler = readChoice(environment, env.otelSampler, samplers, 'parentbased_always_on');
  const share = readFraction(environment, env.otelSamplerArgument, { min: 0, max: 1, fallback: 1 });
  const fixed = sampler.endsWith('always_off') ? 0 : 1;
  return {
    parentBased: sampler.startsWith('parentbased_'),
    ratio: sampler.endsWith('traceidratio') ? share : fixed,
  };
}

/** `key=value` pairs with commas between, percent-encoded. */
function readResourceAttributes(environment: Environment): Record<string, string> {
  const found = findSetting(environment, env.otelResourceAttributes);
  if (found === undefined) return {};
  const entries = found.value.split(',').map((pair) => {
    const [, key, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
    const text = key === undefined ? null : decoded(value ?? '');
    if (key !== undefined && text !== null) return [key, text] as const;
    throw configurationError(found.name, 'must be key=value pairs, percent-encoded, with commas between');
  });
  return Object.fromEntries(entries);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // not percent-encoded: the caller says so
  }
}

/** What Lambda itself sets; null elsewhere. */
function readFunctionFacts(environment: Environment): FunctionFacts | null {
  const name = environment.AWS_LAMBDA_FUNCTION_NAME;
  if (name === undefined) return null;
  const memory = Number(environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);
  return {
    name,
    version: environment.AWS_LAMBDA_FUNCTION_VERSION,
    instance: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryMegabytes: Number.isFinite(memory) ? memory : undefined,
    region: environment.AWS_REGION,
  };
}
