import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { s3Store } from '@otel-bi/shared/export/store/s3.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator, withEmulator } from './emulator.ts';

const type = { contentType: 'application/pdf', fileName: 'ä report.pdf' };
const MiB = 1024 * 1024;

describe.skipIf(!withEmulator)('the object store in S3', () => {
  let client: S3Client;
  let store: ReturnType<typeof s3Store>;
  let endpoint: string;

  beforeAll(async () => {
    ({ endpoint } = useEmulator());
    client = new S3Client({ endpoint, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: 'reports' }));
    store = s3Store({ bucket: 'reports', endpoint });
  });

  const textOf = async (key: string) => {
    const bytes = await store.read(key);
    return bytes === null ? null : Buffer.from(bytes).toString();
  };

  const unfinished = async (): Promise<number> =>
    (await client.send(new ListMultipartUploadsCommand({ Bucket: 'reports' }))).Uploads?.length ?? 0;

  it('keeps a file under its key from the commit on, and takes it away', async () => {
    const writer = await store.create('small/a.pdf', type);
    await writer.write(Buffer.from('half '));
    await writer.write(Buffer.from('whole'));
    expect(await textOf('small/a.pdf')).toBeNull();
    await writer.commit();
    expect(await textOf('small/a.pdf')).toBe('half whole');
    await store.remove('small/a.pdf');
    expect(await textOf('small/a.pdf')).toBeNull();
    await store.remove('small/a.pdf');
  });

  it('sends a large file in parts, in their order, and leaves none when it is given up', async () => {
    const writer = await store.create('large.xlsx', type);
    for (let chunk = 0; chunk < 20; chunk += 1) await writer.write(Buffer.alloc(MiB, chunk));
    expect(await store.read('large.xlsx')).toBeNull();
    await writer.commit();
    const bytes = Buffer.from((await store.read('large.xlsx')) ?? []);
    expect(bytes.length).toBe(20 * MiB);
    for (let chunk = 0; chunk < 20; chunk += 1) expect(bytes[chunk * MiB]).toBe(chunk);

    const given = await store.create('given-up.xlsx', type);
    for (let chunk = 0; chunk < 9; chunk += 1) await given.write(Buffer.alloc(MiB, chunk));
    expect(await unfinished()).toBe(1);
    await given.abort();
    expect(await unfinished()).toBe(0);
    expect(await store.read('given-up.xlsx')).toBeNull();
  });

  it('gives a link by which anyone can download the file under its name', async () => {
    const writer = await store.create('linked.pdf', type);
    await writer.write(Buffer.from('content'));
    await writer.commit();
    const response = await fetch(await store.link('linked.pdf', type));
    expect(await response.text()).toBe('content');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%A4%20report.pdf");
  });

  it('says when its bucket is not there', async () => {
    await expect(store.check()).resolves.toBeUndefined();
    const missing = s3Store({ bucket: 'nowhere', endpoint });
    await expect(missing.check()).rejects.toMatchObject({ code: 'object_store_unavailable' });
    await expect(missing.read('a.pdf')).rejects.toMatchObject({ code: 'object_store_unavailable' });
  });
});
