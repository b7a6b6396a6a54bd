import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { signedHeaders } from './sign.ts';

/** What a client of the SDK would send. */
interface Sent {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Takes the request in place of the network. */
function catching(): { readonly sent: Sent[]; handle(request: Sent): Promise<never> } {
  const sent: Sent[] = [];
  return {
    sent,
    handle(request) {
      sent.push(request);
      return Promise.reject(new Error('caught'));
    },
  };
}

const region = 'eu-central-1';
interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const keys: Key[] = [
  { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'another', sessionToken: 'FwoGZXIvYXdzEXAMPLE==' },
];

/** The signature that ours gives to what the SDK signed, with the headers that it signed. */
function resigned(sent: Sent, service: string, credentials: Key): string | undefined {
  const theirs = sent.headers.authorization ?? '';
  const names = /SignedHeaders=([^,]+)/.exec(theirs)?.[1]?.split(';') ?? [];
  const own = ['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'];
  const kept = names.filter((name) => !own.includes(name)).map((name) => [name, sent.headers[name] ?? '']);
  const url = new URL(`${sent.protocol}//${sent.hostname}${sent.path}`);
  for (const [name, value] of Object.entries(sent.query)) url.searchParams.set(name, value);
  const time = sent.headers['x-amz-date'] ?? '';
  const iso = time.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
  const body = typeof sent.body === 'string' ? sent.body : (sent.body ?? '');
  const method = sent.method === 'GET' ? 'GET' : 'POST';
  const message = { method, url, headers: Object.fromEntries(kept), body } as const;
  return signedHeaders(message, { credentials, region, service }, new Date(iso)).authorization;
}

describe.each(keys)('a signature with the key $accessKeyId', (credentials) => {
  it('is the one of the EventBridge client', async () => {
    const handler = catching();
    // The handler is all of the network that the client needs.
    const client = new EventBridgeClient({
      region,
      credentials,
      requestHandler: handler as never,
      maxAttempts: 1,
    });
    const Entries = [{ Source: 'otel-bi', DetailType: 'JobRequested', Detail: '{"é":"ü"}' }];
    await expect(client.send(new PutEventsCommand({ Entries }))).rejects.toThrow('caught');
    const [sent] = handler.sent;
    if (sent === undefined) throw new Error('nothing was sent');
    expect(sent.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=/);
    expect(resigned(sent, 'events', credentials)).toBe(sent.headers.authorization);
  });

  it('is the one of the S3 client, with a query that has to be escaped', async () => {
    const handler = catching();
    const client = new S3Client({ region, credentials, requestHandler: handler as never, maxAttempts: 1 });
    const command = new ListObjectVersionsCommand({ Bucket: 'vault', Prefix: "a b/ü(1)*'!~", MaxKeys: 1 });
    await expect(client.send(command)).rejects.toThrow('caught');
    const [sent] = handler.sent;
    if (sent === undefined) throw new Error('nothing was sent');
    expect(resigned(sent, 's3', credentials)).toBe(sent.headers.authorization);
  });
});

it('is the one of the example that AWS publishes', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, "GET Object"
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  const headers = { range: 'bytes=0-9' };
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
  const message = { method: 'GET', url, headers, body: '' } as const;
  const scope = { credentials, region: 'us-east-1', service: 's3' };
  const signed = signedHeaders(message, scope, new Date('2013-05-24T00:00:00Z'));
  expect(signed.authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});
