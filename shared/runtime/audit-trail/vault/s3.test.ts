import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleSeal } from '../testing/seal.ts';
import type { SealVault } from './port.ts';
import { s3Vault } from './s3.ts';

interface Version {
  readonly key: string;
  readonly id: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

/** As much of S3 as the vault uses: a bucket with versions and conditional writes. */
function createBucket() {
  const versions: Version[] = [];
  const markers: string[] = [];
  const listing = (prefix: string, most: number) => {
    // By key, and within a key the newest first.
    const found = versions.filter(({ key }) => key.startsWith(prefix)).toReversed();
    const sorted = found.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).slice(0, most);
    const entry = (tag: string, key: string, id: string) =>
      `<${tag}><Key>${key}</Key><VersionId>${id}</VersionId></${tag}>`;
    return `<ListVersionsResult>${sorted.map(({ key, id }) => entry('Version', key, id)).join('')}${markers
      .filter((key) => key.startsWith(prefix))
      .map((key) => entry('DeleteMarker', key, 'gone'))
      .join('')}</ListVersionsResult>`;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://s3');
    const key = url.pathname.slice('/vault/'.length);
    const body = await text(request);
    if (request.method === 'PUT') {
      const isTaken = request.headers['if-none-match'] === '*' && versions.some((one) => one.key === key);
      if (isTaken) return response.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>');
      versions.push({ key, id: `v${versions.length}`, body, headers: request.headers });
      return response.writeHead(200).end();
    }
    if (url.searchParams.has('versions')) {
      const most = Number(url.searchParams.get('max-keys') ?? 1_000);
      return response.writeHead(200).end(listing(url.searchParams.get('prefix') ?? '', most));
    }
    const id = url.searchParams.get('versionId');
    const found = versions.find((one) => one.key === key && one.id === id);
    return response.writeHead(found ? 200 : 404).end(found?.body ?? '');
  });
  return { server, versions, markers };
}

describe('a bucket of seals', () => {
  const bucket = createBucket();
  let vault: SealVault;
  let ofSeries: (series: string) => SealVault;
  beforeAll(async () => {
    await new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve));
    const { port } = bucket.server.address() as AddressInfo;
    const environment = {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
    };
    const settings = { bucket: 'vault', environment, mode: 'COMPLIANCE', retentionDays: 10 } as const;
    vault = s3Vault(settings);
    ofSeries = (series) => s3Vault({ ...settings, series });
  });
  beforeEach(() => {
    bucket.versions.length = 0;
    bucket.markers.length = 0;
  });
  afterAll(async () => {
    bucket.server.closeAllConnections();
    await new Promise((resolve) => bucket.server.close(resolve));
  });

  it('puts a seal once, under a lock that lasts', async () => {
    await vault.put(exampleSeal(1));
    const [put] = bucket.versions;
    expect(put?.headers['if-none-match']).toBe('*');
    expect(put?.headers['x-amz-object-lock-mode']).toBe('COMPLIANCE');
    const until = Date.parse(String(put?.headers['x-amz-object-lock-retain-until-date']));
    expect(Math.round((until - Date.now()) / 86_400_000)).toBe(10);
    expect(await vault.read(1)).toEqual(exampleSeal(1));
    expect(await vault.read(2)).toBeNull();
  });

  it('takes the same seal again and no other in its place', async () => {
    await vault.put(exampleSeal(1));
    await vault.put(exampleSeal(1));
    const other = vault.put(exampleSeal(1, '2026-01-02T00:00:00.000000Z'));
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    expect(bucket.versions).toHaveLength(1);
  });

  it('knows the newest number by one listing', async () => {
    expect(await vault.newestNumber()).toBe(0);
    for (const number of [1, 9, 10, 100]) await vault.put(exampleSeal(number));
    expect(await vault.newestNumber()).toBe(100);
  });

  it('is not taken in by what was put over a seal, nor by a delete marker', async () => {
    await vault.put(exampleSeal(1));
    const [first] = bucket.versions;
    if (first === undefined) throw new Error('nothing was put');
    bucket.versions.push({ ...first, id: 'over', body: JSON.stringify({ forged: true }) });
    bucket.markers.push(first.key);
    expect(await vault.read(1)).toEqual(exampleSeal(1));
    expect(await vault.newestNumber()).toBe(1);
  });

  it('keeps series apart: each begins anew, and what is there stays', async () => {
    for (const number of [1, 2, 3]) await vault.put(exampleSeal(number));
    const later = ofSeries('restored-2026-01-31');
    expect(await later.newestNumber()).toBe(0);
    const other = exampleSeal(2, '2026-01-31T12:00:00.000000Z');
    await later.put(other);
    expect(later.place).toBe('s3://vault/audit-seals/restored-2026-01-31/');
    expect([await later.newestNumber(), await vault.newestNumber()]).toEqual([2, 3]);
    expect([await later.read(2), await vault.read(2)]).toEqual([other, exampleSeal(2)]);
    expect(await later.read(3)).toBeNull();
  });

  it('has no seal outside of a series where all are in one', async () => {
    await ofSeries('second').put(exampleSeal(1));
    expect(await vault.newestNumber()).toBe(0);
  });

  it('refuses a bucket with something else in it', async () => {
    const [key, id, body] = ['audit-seals/000-other.json', 'v', '{}'];
    bucket.versions.push({ key, id, body, headers: {} });
    await expect(vault.newestNumber()).rejects.toMatchObject({ code: 'object_store_unavailable' });
  });
});
