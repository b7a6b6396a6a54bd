import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { config } from '../../contract/platform/config.ts';
import { createContainer, useContainer } from '../container.ts';
import { type LogLine, tapLog } from '../log.ts';
import { httpFunction } from './function.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';

const event: APIGatewayProxyEventV2 = {
  version: '2.0',
  routeKey: 'GET /api/config',
  rawPath: '/api/config',
  rawQueryString: '',
  headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  isBase64Encoded: false,
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'api.test',
    domainPrefix: 'api',
    http: { method: 'GET', path: '/api/config', protocol: 'HTTP/1.1', sourceIp: '::1', userAgent: '' },
    requestId: 'of-the-gateway',
    routeKey: 'GET /api/config',
    stage: '$default',
    time: '2026-01-01T00:00:00Z',
    timeEpoch: 0,
  },
};

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'config',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:config',
  memoryLimitInMB: '256',
  awsRequestId: 'of-the-invocation',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 29_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

async function linesOf(environment: Readonly<Record<string, string>>): Promise<readonly LogLine[]> {
  const container = createContainer({ OTEL_SDK_DISABLED: 'true', ...environment });
  useContainer(container);
  const lines: LogLine[] = [];
  const end = tapLog((line) => lines.push(line));
  try {
    await httpFunction(config, async () => ({ statusCode: 200, body: '{}' }), null)(event, context);
  } finally {
    end();
    await container.close();
  }
  return lines;
}

describe('an HTTP function', () => {
  afterEach(() => useContainer(undefined));

  it('tells on Lambda which trace an invocation belongs to, for the access log that cannot', async () => {
    expect(await linesOf({ AWS_LAMBDA_FUNCTION_NAME: 'config' })).toMatchObject([
      {
        level: 'info',
        message: 'request answered',
        endpoint: 'platform.config',
        status: 200,
        invocation: 'of-the-invocation',
        trace_id: traceId,
      },
    ]);
  });

  it('writes no line for each request elsewhere', async () => {
    expect(await linesOf({})).toEqual([]);
  });

  it('answers 503 before its time is over, and tells the work to stop', async () => {
    const container = createContainer({ OTEL_SDK_DISABLED: 'true', LOG_LEVEL: 'error' });
    useContainer(container);
    const lines: LogLine[] = [];
    const end = tapLog((line) => lines.push(line));
    let told: unknown;
    const endless = ({ signal }: { signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          told = signal.reason;
          reject(signal.reason);
        });
      });
    const nearlyOver = { ...context, getRemainingTimeInMillis: () => 1_010 };
    const answer = await httpFunction(config, endless, null)(event, nearlyOver);
    end();
    await container.close();
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '10' } });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'answer_timeout' });
    expect(told).toBeInstanceOf(Error);
    expect(lines).toMatchObject([{ level: 'error', code: 'answer_timeout' }]);
  });
});
