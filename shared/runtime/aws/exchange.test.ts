import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsBus } from '../bus-aws.ts';
import { readSecret } from '../secrets/read.ts';
import { s3Attributes, tracedAwsClient } from '../telemetry/aws.ts';
import { awsCall } from './call.ts';
import { elementsIn, s3Call, tagIn } from './s3.ts';

const exporter = new InMemorySpanExporter();

type Reply = { readonly status: number; readonly body: string };

/** AWS as far as it is asked here: what it answers next, and what it was asked. */
const asked: { readonly request: IncomingMessage; readonly body: string }[] = [];
const replies: Reply[] = [];
const server: Server = createServer(async (request, response) => {
  asked.push({ request, body: await text(request) });
  const { status, body } = replies.shift() ?? { status: 500, body: '' };
  response.writeHead(status, { 'x-amzn-requestid': 'request-1' }).end(body);
});

const credentials = { accessKeyId: 'key-id', secretAccessKey: 'key-that-must-not-show' };
let environment: Record<string, string>;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  environment = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
});
afterAll(async () => {
  trace.disable();
  context.disable();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  exporter.reset();
  asked.length = 0;
  replies.length = 0;
});

const put = { service: 'events', target: 'AWSEvents.PutEvents', input: { Entries: [] } } as const;
const spans = () =>
  exporter
    .getFinishedSpans()
    .map(({ name, kind, attributes, status }) => ({ name, kind, attributes, status }));

describe('a call of AWS', () => {
  it('is repeated when the service is busy, in one span that says so', async () => {
    replies.push(
      { status: 400, body: '{"__type":"com.amazonaws#ThrottlingException","message":"slow down"}' },
      { status: 503, body: 'no JSON' },
      { status: 200, body: '{"FailedEntryCount":0}' },
    );
    expect(await awsCall(environment, put)).toEqual({ FailedEntryCount: 0 });
    expect(spans()).toEqual([
      {
        name: 'EventBridge/PutEvents',
        kind: SpanKind.CLIENT,
        status: { code: SpanStatusCode.UNSET },
        attributes: {
          'rpc.system.name': 'aws-api',
          'rpc.method': 'EventBridge/PutEvents',
          'aws.request_id': 'request-1',
          'http.response.status_code': 200,
          'http.request.resend_count': 2,
        },
      },
    ]);
  });

  it('is given up at once for what does not pass, with the service own code', async () => {
    replies.push({ status: 400, body: '{"__type":"AccessDeniedException","Message":"not you"}' });
    await expect(awsCall(environment, put)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'not you',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
    expect(asked).toHaveLength(1);
    const [span] = spans();
    expect(span).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'AccessDeniedException', 'http.response.status_code': 400 },
    });
  });

  it('is repeated over a connection that was refused, and then fails', async () => {
    const elsewhere = { ...environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    await expect(awsCall(elsewhere, put)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('ends when its caller has gone', async () => {
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(awsCall(environment, put, gone)).rejects.toThrow('gone');
  });

  it.each([
    ['AWS_REGION', /^AWS_REGION must be set/],
    ['AWS_ACCESS_KEY_ID', /^AWS_ACCESS_KEY_ID must be set/],
  ])('says that %s is missing', async (name, message) => {
    const { [name]: _left, ...rest } = environment;
    await expect(awsCall(rest, put)).rejects.toMatchObject({
      code: 'configuration_invalid',
      message: expect.stringMatching(message),
    });
  });
});

describe('spans', () => {
  it('of events say how many, of what type, and nothing of what is in them', async () => {
    replies.push({ status: 200, body: '{"Entries":[{"EventId":"1"}]}' });
    await awsBus('otel-bi', environment).put([{ type: 'JobRequested', detail: { text: 'not-for-spans' } }]);
    expect(JSON.stringify(spans())).not.toContain('not-for-spans');
    expect(asked[0]?.body).toContain('not-for-spans');
  });

  it('of S3 say bucket and key, whether the SDK calls or the vault', async () => {
    replies.push({ status: 200, body: '' }, { status: 200, body: '' });
    const client = new S3Client({
      endpoint: environment.AWS_ENDPOINT_URL ?? '',
      region: 'eu-central-1',
      credentials,
      forcePathStyle: true,
    });
    await tracedAwsClient(client, 'S3', s3Attributes).send(new HeadBucketCommand({ Bucket: 'reports' }));
    await s3Call(environment, { name: 'GetObject', method: 'GET', bucket: 'vault', key: 'a/1.json' });
    expect(spans().map(({ name, attributes }) => ({ name, ...attributes }))).toMatchObject([
      { name: 'S3/HeadBucket', 'aws.s3.bucket': 'reports', 'rpc.system.name': 'aws-api' },
      {
        name: 'S3/GetObject',
        'aws.s3.bucket': 'vault',
        'aws.s3.key': 'a/1.json',
        'rpc.system.name': 'aws-api',
      },
    ]);
    expect(asked.map(({ request }) => request.url)).toEqual(['/reports/', '/vault/a/1.json']);
  });

  it('of secrets hold neither the secret nor the key of the call', async () => {
    replies.push({ status: 200, body: '{"SecretString":"secret-that-must-not-show"}' });
    const named = { ...environment, POSTGRES_SECRET_ARN: 'arn:of:a:secret' };
    expect(await readSecret(named, ['POSTGRES_SECRET_ARN'])).toBe('secret-that-must-not-show');
    expect(spans()).toHaveLength(1);
    expect(
      JSON.stringify(exporter.getFinishedSpans().map(({ attributes, events }) => [attributes, events])),
    ).not.toContain('must-not-show');
  });
});

describe('the answers of S3', () => {
  it('are read with what is escaped in them', () => {
    const xml = '<A><Key>a&amp;b &#233; &#xE9;</Key></A><A><Key>c</Key></A>';
    expect(elementsIn(xml, 'A').map((each) => tagIn(each, 'Key'))).toEqual(['a&b é é', 'c']);
    expect(tagIn(xml, 'Other')).toBeUndefined();
  });
});
