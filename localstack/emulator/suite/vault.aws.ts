import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { exampleSeal } from '@otel-bi/shared/runtime/audit-trail/testing/seal.ts';
import type { SealVault } from '@otel-bi/shared/runtime/audit-trail/vault/port.ts';
import { s3Vault } from '@otel-bi/shared/runtime/audit-trail/vault/s3.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator, withEmulator } from './emulator.ts';

describe.skipIf(!withEmulator)('the vault of seals in S3 with object lock', () => {
  let client: S3Client;
  let endpoint: string;

  beforeAll(() => {
    ({ endpoint } = useEmulator());
    client = new S3Client({ endpoint, forcePathStyle: true });
  });

  /** An empty vault in a bucket of its own. */
  async function newVault(bucket: string): Promise<SealVault> {
    await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }));
    const environment = { ...process.env, AWS_ENDPOINT_URL: endpoint };
    return s3Vault({ bucket, mode: 'COMPLIANCE', retentionDays: 10, environment });
  }

  const versionsOf = async (bucket: string) => {
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    return Versions.map(({ Key, VersionId }) => ({ Bucket: bucket, Key, VersionId }));
  };

  it('keeps each seal once, refuses another in its place, and knows the newest', async () => {
    const vault = await newVault('vault-order');
    expect(await vault.newestNumber()).toBe(0);
    for (const number of [1, 9, 10, 100]) await vault.put(exampleSeal(number));
    await vault.put(exampleSeal(9));
    const other = vault.put(exampleSeal(9, '2026-01-02T00:00:00.000000Z'));
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    expect(await versionsOf('vault-order')).toHaveLength(4);
    expect(await vault.newestNumber()).toBe(100);
    expect(await vault.read(9)).toEqual(exampleSeal(9));
    expect(await vault.read(11)).toBeNull();
  });

  it('cannot be emptied by the owner of the account', async () => {
    const vault = await newVault('vault-locked');
    await vault.put(exampleSeal(1));
    const [version] = await versionsOf('vault-locked');
    if (version === undefined) throw new Error('nothing was put');
    const removal = client.send(new DeleteObjectCommand({ ...version, BypassGovernanceRetention: true }));
    await expect(removal).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await vault.read(1)).toEqual(exampleSeal(1));
  });

  it('answers with what was put first, whatever is laid over it', async () => {
    const vault = await newVault('vault-covered');
    await vault.put(exampleSeal(1));
    const [version] = await versionsOf('vault-covered');
    if (version === undefined) throw new Error('nothing was put');
    const { Bucket, Key } = version;
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '{"forged":true}' }));
    expect(await vault.read(1)).toEqual(exampleSeal(1));
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(await vault.read(1)).toEqual(exampleSeal(1));
    expect(await vault.newestNumber()).toBe(1);
  });
});
