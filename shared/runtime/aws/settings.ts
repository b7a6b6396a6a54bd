/** What a call of AWS needs of the environment; Lambda sets region and credentials itself. */
import { configurationError, type Environment, readText, readUrl } from '../config/reader.ts';
import type { AwsCredentials } from './sign.ts';

export type AwsService = 'events' | 'secretsmanager' | 's3';

export interface AwsTarget {
  readonly service: AwsService;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** Address of the service, without a path. */
  readonly url: URL;
  /** Whether the address is another than AWS's own, such as an emulator's. */
  readonly isElsewhere: boolean;
}

/** Names of AWS's own tools for another address of one service. */
const ENDPOINTS = {
  events: 'AWS_ENDPOINT_URL_EVENTBRIDGE',
  secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  s3: 'AWS_ENDPOINT_URL_S3',
} as const satisfies Record<AwsService, string>;

/**
 * Read again for each call: temporary credentials change.
 * @throws AppError `configuration_invalid` naming what is missing
 */
export function awsTarget(service: AwsService, environment: Environment): AwsTarget {
  const region = readText(environment, ['AWS_REGION', 'AWS_DEFAULT_REGION']);
  if (region === undefined) throw configurationError('AWS_REGION', 'must be set where AWS is called');
  const endpoint = readUrl(environment, [ENDPOINTS[service], 'AWS_ENDPOINT_URL']);
  const credentials = {
    accessKeyId: required(environment, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: required(environment, 'AWS_SECRET_ACCESS_KEY'),
    sessionToken: readText(environment, ['AWS_SESSION_TOKEN']),
  };
  const url = new URL(endpoint ?? `https://${service}.${region}.${domainOf(region)}`);
  return { service, region, credentials, url, isElsewhere: endpoint !== undefined };
}

function required(environment: Environment, name: string): string {
  const value = readText(environment, [name]);
  if (value === undefined) throw configurationError(name, 'must be set where AWS is called');
  return value;
}

function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
