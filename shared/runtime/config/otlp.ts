/**
 * How telemetry is sent, by the variables that OpenTelemetry gives to exporters
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/); those of one signal win.
 */
import { readFileSync } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';
import { env } from './names.ts';
import {
  configurationError,
  type Environment,
  findSetting,
  readChoice,
  readInteger,
  readUrl,
} from './reader.ts';

export type Signal = 'traces' | 'metrics';

/** Where and how one signal is sent. */
export interface OtlpSettings {
  readonly signal: Signal;
  /** The whole address. */
  readonly url: string;
  readonly isPacked: boolean;
  /** Milliseconds for one export, its repeats included. */
  readonly timeoutMs: number;
  /** What is trusted and shown instead of what Node trusts; null where nothing was set. */
  readonly tls: Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> | null;
}

const namesOf = {
  traces: {
    endpoint: env.otlpTracesEndpoint,
    compression: env.otlpTracesCompression,
    timeout: env.otlpTracesTimeout,
  },
  metrics: {
    endpoint: env.otlpMetricsEndpoint,
    compression: env.otlpMetricsCompression,
    timeout: env.otlpMetricsTimeout,
  },
} as const;

/** A function waits for 250 ms at most; what takes longer than this takes the place of what comes after it. */
const TIMEOUT_MS = 2_000;
const LONGEST_MS = 60_000;
const compressions = ['none', 'gzip'] as const;

/**
 * @param base address that signals are below, at `/v1/traces` and `/v1/metrics`
 * @throws AppError `configuration_invalid`, also for a file that cannot be read
 */
export function readOtlpSettings(environment: Environment, signal: Signal, base: string): OtlpSettings {
  const names = namesOf[signal];
  // Whoever takes OTLP over HTTP takes its JSON too.
  readChoice(environment, env.otlpProtocol, ['http/json', 'http/protobuf'], 'http/json');
  const compression = readChoice(environment, env.otlpCompression, compressions, 'none');
  const range = { min: 1, max: LONGEST_MS };
  const timeoutMs = readInteger(environment, env.otlpTimeout, { ...range, fallback: TIMEOUT_MS });
  return {
    signal,
    url: readUrl(environment, names.endpoint, `${base.replace(/\/$/, '')}/v1/${signal}`),
    isPacked: readChoice(environment, names.compression, compressions, compression) === 'gzip',
    timeoutMs: readInteger(environment, names.timeout, { ...range, fallback: timeoutMs }),
    tls: readTls(environment),
  };
}

function readTls(environment: Environment): OtlpSettings['tls'] {
  const files = {
    ca: readPem(environment, env.otlpCertificate),
    cert: readPem(environment, env.otlpClientCertificate),
    key: readPem(environment, env.otlpClientKey),
  };
  if ((files.cert === undefined) !== (files.key === undefined)) {
    throw configurationError(env.otlpClientKey[0], 'and the certificate that it belongs to are set together');
  }
  const given = Object.entries(files).filter(([, text]) => text !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given);
}

function readPem(environment: Environment, names: readonly [string, ...string[]]): string | undefined {
  const found = findSetting(environment, names);
  if (found === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(found.value, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw configurationError(found.name, `names a file that cannot be read (${code})`);
  }
  if (text.includes('-----BEGIN ')) return text;
  throw configurationError(found.name, 'names a file that holds no PEM');
}
