/**
 * Headers that a collector asks for, such as its key: from the environment, and on AWS from a secret, since
 * whoever may look at a function can read its environment. A secret is read once in a process, and again when
 * the collector refuses what it says.
 */
import { context } from '@opentelemetry/api';
import { parseKeyPairsIntoRecord, suppressTracing } from '@opentelemetry/core';
import { env } from '../config/names.ts';
import type { Signal } from '../config/otlp.ts';
import { type Environment, readText } from '../config/reader.ts';
import type { Renewing } from '../secrets/renewing.ts';

export type Headers = Readonly<Record<string, string>>;

/** The collector does not accept who sends: status 401 or 403. */
export class CollectorRefusal extends Error {
  override readonly name = 'CollectorRefusal';
}

/** Does the work with the headers of now; once more with newer ones when it ends in a `CollectorRefusal`. */
export type WithHeaders = <T>(work: (headers: Headers) => Promise<T>) => Promise<T>;

interface Open {
  readonly headers: Headers;
  close(): Promise<void>;
}

const signals = { traces: env.otlpTracesHeaders, metrics: env.otlpMetricsHeaders } as const;

/** Of the general headers and those of a signal the signal's win, and the secret's over both. */
export function collectorHeaders(environment: Environment, signal: Signal): WithHeaders {
  const given = {
    ...parseKeyPairsIntoRecord(readText(environment, env.otlpHeaders)),
    ...parseKeyPairsIntoRecord(readText(environment, signals[signal])),
  };
  const arn = readText(environment, env.otlpHeadersSecret);
  if (arn === undefined) return (work) => work(given);
  const secret = secretOf(arn, environment);
  // Begun beside the first request, which would otherwise wait for it at its end; a failure is the sending's.
  secret().catch(() => undefined);
  return async (work) => (await secret()).use(({ headers }) => work({ ...given, ...headers }));
}

const secrets = new Map<string, () => Promise<Renewing<Open>>>();

/** All that a process sends shares one reading; one that failed is tried again by the next sending. */
function secretOf(arn: string, environment: Environment): () => Promise<Renewing<Open>> {
  const known = secrets.get(arn);
  if (known !== undefined) return known;
  let opening: Promise<Renewing<Open>> | undefined;
  const source = () => {
    opening ??= context
      .with(suppressTracing(context.active()), () => open(environment))
      .catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
    return opening;
  };
  secrets.set(arn, source);
  return source;
}

async function open(environment: Environment): Promise<Renewing<Open>> {
  const { openRenewing } = await import('../secrets/renewing.ts');
  const renewing = await openRenewing<Open>(environment, {
    variable: env.otlpHeadersSecret,
    open: async (complete) => ({
      headers: parseKeyPairsIntoRecord(readText(complete, env.otlpHeaders)),
      close: async () => undefined,
    }),
    complete: (given, text) => ({ ...given, [env.otlpHeaders[0]]: text }),
    isRefused: (error) => error instanceof CollectorRefusal,
  });
  if (renewing === null) throw new Error(`${env.otlpHeadersSecret[0]} is no longer set`);
  return renewing;
}
