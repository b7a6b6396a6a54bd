/**
 * Seals as objects under object lock: neither deleted nor overwritten before their retention ends. A bucket
 * with object lock keeps versions, so what somebody puts over a seal, or a delete marker, does not hide it:
 * the oldest version counts.
 */
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ObjectLockMode,
  type ObjectVersion,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  checkSame,
  decodeSeal,
  encodeSeal,
  NUMBER_DIGITS,
  type SealVault,
  vaultUnavailable,
} from './port.ts';

const TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;
const PREFIX = 'audit-seals/';

export interface S3VaultSettings {
  /** A bucket with object lock. */
  readonly bucket: string;
  /** Address of an emulator; AWS itself when absent. */
  readonly endpoint?: string | undefined;
  readonly mode: ObjectLockMode;
  readonly retentionDays: number;
}

export function s3Vault({ bucket, endpoint, mode, retentionDays }: S3VaultSettings): SealVault {
  const client = new S3Client({
    maxAttempts: 3,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  const within = (signal?: AbortSignal) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    return { abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout };
  };

  async function firstVersion(key: string, signal?: AbortSignal): Promise<ObjectVersion | undefined> {
    let oldest: ObjectVersion | undefined;
    let marker: { KeyMarker: string | undefined; VersionIdMarker: string | undefined } | undefined;
    do {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...marker }),
        within(signal),
      );
      // Newest first.
      oldest = page.Versions?.findLast((version) => version.Key === key) ?? oldest;
      marker = page.IsTruncated
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined;
    } while (marker !== undefined);
    return oldest;
  }

  const read: SealVault['read'] = async (number, signal) => {
    const Key = keyOf(number);
    const text = await reading(async () => {
      const version = await firstVersion(Key, signal);
      if (version === undefined) return null;
      const command = new GetObjectCommand({ Bucket: bucket, Key, VersionId: version.VersionId });
      const { Body } = await client.send(command, within(signal));
      return (await Body?.transformToString()) ?? '';
    });
    return text === null ? null : decodeSeal(text, number);
  };

  return {
    kind: 's3',
    place: `s3://${bucket}/${PREFIX}`,
    read,
    async put(seal, signal) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(seal.number),
        Body: encodeSeal(seal),
        ContentType: 'application/json',
        IfNoneMatch: '*',
        ObjectLockMode: mode,
        ObjectLockRetainUntilDate: new Date(Date.now() + retentionDays * DAY_MS),
      });
      try {
        await client.send(command, within(signal));
      } catch (error) {
        if (!isTaken(error)) throw vaultUnavailable('could not be written', error);
        checkSame(await read(seal.number, signal), seal);
      }
    },
    async newestNumber(signal) {
      const command = new ListObjectVersionsCommand({ Bucket: bucket, Prefix: PREFIX, MaxKeys: 1 });
      const { Versions = [], DeleteMarkers = [] } = await reading(() => client.send(command, within(signal)));
      const [key] = [...Versions, ...DeleteMarkers].map((entry) => entry.Key ?? '').sort();
      return key === undefined ? 0 : numberOf(key);
    },
  };
}

/** S3 lists in ascending order only, so keys begin with what falls as numbers grow: the newest comes first. */
const HIGHEST = 10 ** NUMBER_DIGITS - 1;
const padded = (number: number) => String(number).padStart(NUMBER_DIGITS, '0');
const keyOf = (number: number) => `${PREFIX}${padded(HIGHEST - number)}-${number}.json`;

function numberOf(key: string): number {
  const number = Number(/-(\d+)\.json$/.exec(key)?.[1]);
  if (keyOf(number) === key) return number;
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
  return error instanceof Error && /^(PreconditionFailed|ConditionalRequestConflict)$/.test(error.name);
}
