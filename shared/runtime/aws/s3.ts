/** The little of S3 that the vault of seals needs; what stores files uses the SDK. */
import type { Environment } from '../config/reader.ts';
import type { HttpAnswer, HttpMessage } from '../net/send.ts';
import { s3Attributes } from '../telemetry/aws.ts';
import { awsExchange } from './exchange.ts';
import type { AwsTarget } from './settings.ts';
import { escaped } from './sign.ts';

export interface S3Operation {
  /** As the SDK names it: `PutObject`. */
  readonly name: string;
  readonly method: HttpMessage['method'];
  readonly bucket: string;
  /** Absent for an operation on the bucket. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TIMEOUT_MS = 10_000;

/** @throws as `awsExchange`, the errors named by S3's codes */
export function s3Call(
  environment: Environment,
  operation: S3Operation,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  const { name, method, bucket, key, headers = {}, body = '' } = operation;
  const message = (target: AwsTarget) => ({ method, url: urlOf(target, operation), headers, body });
  const attributes = s3Attributes({ Bucket: bucket, Key: key });
  const request = { service: 's3', name: `S3/${name}`, attributes, message, problemOf } as const;
  return awsExchange(environment, { ...request, timeoutMs: TIMEOUT_MS }, signal);
}

function urlOf({ url, isElsewhere }: AwsTarget, { bucket, key = '', query = {} }: S3Operation): URL {
  const path = key.split('/').map(escaped).join('/');
  // An emulator has no bucket names in its host names, and a certificate's wildcard covers no further dot.
  const isInPath = isElsewhere || bucket.includes('.');
  const address = new URL(isInPath ? `/${bucket}/${path}` : `/${path}`, url);
  if (!isInPath) address.host = `${bucket}.${url.host}`;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, value);
  }
  return address;
}

function problemOf({ body }: HttpAnswer) {
  return { code: tagIn(body, 'Code') ?? '', message: tagIn(body, 'Message') ?? '' };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text of the first element of that name; S3 answers with no attributes, comments or CDATA. */
export function tagIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, entity) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[entity] ?? whole;
  });
}

/** What is inside each element of that name. */
export function elementsIn(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside = '']) => inside);
}
