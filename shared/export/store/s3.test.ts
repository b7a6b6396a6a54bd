import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { s3Store } from './s3.ts';

/** The few operations of S3 that the store uses, in memory, over HTTP as they are on the wire. */
function fakeS3() {
  const objects = new Map<string, { body: Buffer; headers: Record<string, string> }>();
  const uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>();
  const seen: string[] = [];
  let failing: string | undefined;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://s3');
      const key = decodeURIComponent(url.pathname.replace(/^\/reports\/?/, ''));
      const query = url.searchParams;
      const operation =
        `${request.method} ${[...query.keys()].filter((name) => /^(uploads|uploadId|partNumber)$/.test(name)).join(' ')}`.trim();
      seen.push(operation);
      const xml = (text: string) => response.writeHead(200, { 'content-type': 'application/xml' }).end(text);
      if (failing !== undefined && operation === failing) {
        response.writeHead(403, { 'content-type': 'application/xml' });
        return response.end('<Error><Code>AccessDenied</Code><Message>no</Message></Error>');
      }
      const body = unchunked(Buffer.concat(chunks), request.headers['content-encoding']);
      const headers = { 'content-type': String(request.headers['content-type'] ?? '') };
      const uploadId = query.get('uploadId');
      const upload = uploadId === null ? undefined : uploads.get(uploadId);
      if (request.method === 'HEAD') return response.writeHead(200).end();
      if (request.method === 'POST' && query.has('uploads')) {
        uploads.set('u1', { key, parts: new Map() });
        return xml('<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>');
      }
      if (request.method === 'PUT' && upload) {
        upload.parts.set(Number(query.get('partNumber')), body);
        return response.writeHead(200, { etag: `"${query.get('partNumber')}"` }).end();
      }
      if (request.method === 'POST' && upload) {
        const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
        objects.set(key, { body: Buffer.concat(parts), headers });
        uploads.delete('u1');
        return xml('<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>');
      }
      if (request.method === 'DELETE' && upload) {
        uploads.delete('u1');
        return response.writeHead(204).end();
      }
      if (request.method === 'PUT') {
        objects.set(key, { body, headers });
        return response.writeHead(200, { etag: '"1"' }).end();
      }
      if (request.method === 'DELETE') {
        objects.delete(key);
        return response.writeHead(204).end();
      }
      const found = objects.get(key);
      if (!found) {
        response.writeHead(404, { 'content-type': 'application/xml' });
        return response.end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
      }
      response.writeHead(200, {
        'content-type': query.get('response-content-type') ?? 'x',
        'content-disposition': query.get('response-content-disposition') ?? 'x',
      });
      return response.end(found.body);
    });
  });
  return {
    server,
    objects,
    uploads,
    seen,
    fail(operation: string | undefined) {
      failing = operation;
    },
  };
}

/** The SDK sends bodies in signed chunks with a checksum behind them. */
function unchunked(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding !== 'aws-chunked') return body;
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, line), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

const type = { contentType: 'application/pdf', fileName: 'ä report.pdf' };

describe('a bucket as object store', () => {
  const fake = fakeS3();
  let store: ReturnType<typeof s3Store>;

  beforeAll(async () => {
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    const { port } = fake.server.address() as AddressInfo; // a TCP server has one
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    store = s3Store({ bucket: 'reports', endpoint: `http://127.0.0.1:${port}` });
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    fake.server.close();
  });
  beforeEach(() => {
    fake.objects.clear();
    fake.seen.length = 0;
  });
  afterEach(() => fake.fail(undefined));

  it('puts a small file at once, when it is whole', async () => {
    const writer = await store.create('full/a.pdf', type);
    await writer.write(Buffer.from('half '));
    expect(fake.seen).toEqual([]);
    await writer.write(Buffer.from('whole'));
    await writer.commit();
    expect(fake.seen).toEqual(['PUT']);
    expect(fake.objects.get('full/a.pdf')).toMatchObject({
      body: Buffer.from('half whole'),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(store.locate('full/a.pdf')).toBe('s3://reports/full/a.pdf');
    expect(Buffer.from((await store.read('full/a.pdf')) ?? []).toString()).toBe('half whole');
  });

  it('sends a large file in parts as it is made, visible only in the end', async () => {
    const writer = await store.create('a.xlsx', type);
    for (let chunk = 0; chunk < 20; chunk += 1) await writer.write(Buffer.alloc(1024 * 1024, chunk));
    expect(fake.objects.size).toBe(0);
    await writer.commit();
    expect(fake.seen).toEqual([
      'POST uploads',
      'PUT partNumber uploadId',
      'PUT partNumber uploadId',
      'PUT partNumber uploadId',
      'POST uploadId',
    ]);
    const { body } = fake.objects.get('a.xlsx') ?? { body: Buffer.alloc(0) };
    expect(body.length).toBe(20 * 1024 * 1024);
    expect([body[0], body[body.length - 1]]).toEqual([0, 19]);
  });

  it('aborts an upload that is given up, and leaves no part behind', async () => {
    const writer = await store.create('a.xlsx', type);
    await writer.write(Buffer.alloc(9 * 1024 * 1024));
    expect(fake.uploads.size).toBe(1);
    await writer.abort();
    await writer.abort();
    expect(fake.uploads.size).toBe(0);
    expect(fake.objects.size).toBe(0);
  });

  it('tells an outage in its own words', async () => {
    fake.fail('PUT');
    const writer = await store.create('a.pdf', type);
    await writer.write(Buffer.from('a'));
    await expect(writer.commit()).rejects.toMatchObject({
      code: 'object_store_unavailable',
      message: 'the object store could not be written',
    });
    fake.fail('HEAD');
    await expect(store.check()).rejects.toMatchObject({ code: 'object_store_unavailable' });
    fake.fail(undefined);
    await expect(store.check()).resolves.toBeUndefined();
  });

  it('knows what is not there, and takes away', async () => {
    expect(await store.read('none.pdf')).toBeNull();
    const writer = await store.create('a.pdf', type);
    await writer.commit();
    await store.remove('a.pdf');
    expect(await store.read('a.pdf')).toBeNull();
  });

  it('gives links that end after five minutes and name the file', async () => {
    const writer = await store.create('a.pdf', type);
    await writer.write(Buffer.from('content'));
    await writer.commit();
    const link = new URL(await store.link('a.pdf', type));
    expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(link.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
    const response = await fetch(link);
    expect(await response.text()).toBe('content');
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%A4%20report.pdf");
    expect(response.headers.get('content-type')).toBe('application/pdf');
  });

  it('gives links to the host that was asked, which hold when that host passes them on to the bucket', async () => {
    const direct = new URL(await s3Store({ bucket: 'reports' }).link('full/a.pdf', type));
    expect(direct.origin).toBe('https://reports.s3.eu-central-1.amazonaws.com');
    const relative = await s3Store({ bucket: 'reports', links: 'same-origin' }).link('full/a.pdf', type);
    expect(relative).toMatch(/^\/full\/a\.pdf\?/);
    const passedOn = new URL(relative, direct.origin);
    // Of the headers only the bucket's own name is signed; everything else is in the query.
    expect(passedOn.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
    expect([...passedOn.searchParams.keys()]).toEqual([...direct.searchParams.keys()]);
  });
});
