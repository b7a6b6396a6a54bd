import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { awsBus } from './bus-aws.ts';

const request = z.object({
  Entries: z.array(
    z.object({
      EventBusName: z.string(),
      Source: z.string(),
      DetailType: z.string(),
      Detail: z.string(),
    }),
  ),
});

const credentials = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

let environment: Record<string, string>;
let server: Server;
let requests: z.output<typeof request>[];

beforeEach(async () => {
  requests = [];
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      expect(incoming.headers['x-amz-target']).toBe('AWSEvents.PutEvents');
      const parsed = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      requests.push(parsed);
      const entries = parsed.Entries.map(({ DetailType }, index) =>
        DetailType === 'Refused'
          ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }
          : { EventId: `event-${index}` },
      );
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ FailedEntryCount: 0, Entries: entries }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` on a host and port answers with an address object.
  const { port } = server.address() as AddressInfo;
  environment = { ...credentials, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('EventBridge', () => {
  it('is given events with source, type and detail, and says which it did not take', async () => {
    const results = await awsBus('otel-bi', environment).put([
      { type: 'JobRequested', detail: { jobId: 'aw.daily.forecast' } },
      { type: 'Refused', detail: {} },
    ]);
    expect(results).toEqual([null, 'ThrottlingException: slow down']);
    expect(requests).toEqual([
      {
        Entries: [
          {
            EventBusName: 'otel-bi',
            Source: 'otel-bi',
            DetailType: 'JobRequested',
            Detail: '{"jobId":"aw.daily.forecast"}',
          },
          { EventBusName: 'otel-bi', Source: 'otel-bi', DetailType: 'Refused', Detail: '{}' },
        ],
      },
    ]);
  });

  it('is given at most ten events and 240 kB at once', async () => {
    const bus = awsBus('otel-bi', environment);
    const small = Array.from({ length: 23 }, (_, index) => ({ type: 'Small', detail: { index } }));
    expect(await bus.put(small)).toHaveLength(23);
    expect(requests.map(({ Entries }) => Entries.length)).toEqual([10, 10, 3]);
    requests.length = 0;
    const large = Array.from({ length: 4 }, () => ({ type: 'Large', detail: { text: 'x'.repeat(100_000) } }));
    expect(await bus.put(large)).toEqual([null, null, null, null]);
    expect(requests.map(({ Entries }) => Entries.length)).toEqual([2, 2]);
  });

  it('rejects when it cannot be reached at all', async () => {
    const elsewhere = { ...credentials, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    await expect(awsBus('otel-bi', elsewhere).put([{ type: 'JobRequested', detail: {} }])).rejects.toThrow();
  });
});
