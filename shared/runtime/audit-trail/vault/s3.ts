/**
 * Seals as objects under object lock: neither deleted nor overwritten before their retention ends. A bucket
 * with object lock keeps versions, so what somebody puts over a seal, or a delete marker, does not hide it:
 * the oldest version counts.
 */
import { createHash } from 'node:crypto';
import { AwsError } from '../../aws/exchange.ts';
import { elementsIn, s3Call, tagIn } from '../../aws/s3.ts';
import type { Environment } from '../../config/reader.ts';
import {
  checkSame,
  decodeSeal,
  encodeSeal,
  NUMBER_DIGITS,
  type SealVault,
  vaultUnavailable,
} from './port.ts';

const DAY_MS = 86_400_000;
const PREFIX = 'audit-seals/';
/** After every digit, with which the keys of seals begin: a series does not hide the newest seal beside it. */
const SERIES = /^[a-z][a-z0-9-]{0,39}$/;

export interface S3VaultSettings {
  /** A bucket with object lock. */
  readonly bucket: string;
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly retentionDays: number;
  /**
   * Seals of a series of their own, apart from those of before, which stay: for a database that was taken back
   * behind its newest seal. A lower-case word with digits and hyphens; none by default.
   */
  readonly series?: string | undefined;
  /** Region, credentials and, for an emulator, AWS_ENDPOINT_URL. */
  readonly environment: Environment;
}

/** Whether a series may have the name. */
export function isSeriesName(name: string): boolean {
  return SERIES.test(name);
}

interface Version {
  readonly key: string;
  readonly id: string;
}

export function s3Vault({ bucket, mode, retentionDays, series, environment }: S3VaultSettings): SealVault {
  const prefix = series === undefined ? PREFIX : `${PREFIX}${series}/`;

  async function list(query: Readonly<Record<string, string | undefined>>, signal?: AbortSignal) {
    const operation = { name: 'ListObjectVersions', method: 'GET', bucket } as const;
    const { body } = await s3Call(environment, { ...operation, query: { versions: '', ...query } }, signal);
    return body;
  }

  async function firstVersion(key: string, signal?: AbortSignal): Promise<Version | undefined> {
    let oldest: Version | undefined;
    let marker: Readonly<Record<string, string | undefined>> | undefined = {};
    while (marker !== undefined) {
      const page: string = await list({ prefix: key, ...marker }, signal);
      // Newest first.
      oldest = entriesIn(page, 'Version').findLast((version) => version.key === key) ?? oldest;
      const next = {
        'key-marker': tagIn(page, 'NextKeyMarker'),
        'version-id-marker': tagIn(page, 'NextVersionIdMarker'),
      };
      marker = tagIn(page, 'IsTruncated') === 'true' ? next : undefined;
    }
    return oldest;
  }

  const read: SealVault['read'] = async (number, signal) => {
    const key = keyOf(prefix, number);
    const text = await reading(async () => {
      const version = await firstVersion(key, signal);
      if (version === undefined) return null;
      const operation = { name: 'GetObject', method: 'GET', bucket, key } as const;
      return (await s3Call(environment, { ...operation, query: { versionId: version.id } }, signal)).body;
    });
    return text === null ? null : decodeSeal(text, number);
  };

  return {
    kind: 's3',
    place: `s3://${bucket}/${prefix}`,
    read,
    async put(seal, signal) {
      const body = encodeSeal(seal);
      const headers = {
        'content-type': 'application/json',
        'if-none-match': '*',
        'x-amz-object-lock-mode': mode,
        'x-amz-object-lock-retain-until-date': new Date(Date.now() + retentionDays * DAY_MS).toISOString(),
        // S3 takes nothing under object lock without one.
        'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
      };
      const key = keyOf(prefix, seal.number);
      try {
        await s3Call(environment, { name: 'PutObject', method: 'PUT', bucket, key, headers, body }, signal);
      } catch (error) {
        if (!isTaken(error)) throw vaultUnavailable('could not be written', error);
        checkSame(await read(seal.number, signal), seal);
      }
    },
    async newestNumber(signal) {
      const page = await reading(() => list({ prefix, 'max-keys': '1' }, signal));
      const entries = [...entriesIn(page, 'Version'), ...entriesIn(page, 'DeleteMarker')];
      const [key] = entries.map((entry) => entry.key).sort();
      // What comes after all seals of before are series.
      if (key === undefined || (series === undefined && isOfSeries(key))) return 0;
      return numberOf(prefix, key);
    },
  };
}

function entriesIn(page: string, element: 'Version' | 'DeleteMarker'): Version[] {
  return elementsIn(page, element).map((entry) => ({
    key: tagIn(entry, 'Key') ?? '',
    id: tagIn(entry, 'VersionId') ?? '',
  }));
}

/** S3 lists in ascending order only, so keys begin with what falls as numbers grow: the newest comes first. */
const HIGHEST = 10 ** NUMBER_DIGITS - 1;
const padded = (number: number) => String(number).padStart(NUMBER_DIGITS, '0');
const keyOf = (prefix: string, number: number) => `${prefix}${padded(HIGHEST - number)}-${number}.json`;

function isOfSeries(key: string): boolean {
  const [name = '', rest] = key.slice(PREFIX.length).split('/');
  return rest !== undefined && isSeriesName(name);
}

function numberOf(prefix: string, key: string): number {
  const number = Number(/-(\d+)\.json$/.exec(key)?.[1]);
  if (keyOf(prefix, number) === key) return number;
  throw vaultUnavailable('holds an object that no sealer put there');
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw vaultUnavailable('could not be read', error);
  }
}

/** The conditional write met an object of that key, or a write of it under way. */
function isTaken(error: unknown): boolean {
  return error instanceof AwsError && /^(PreconditionFailed|ConditionalRequestConflict)$/.test(error.name);
}
