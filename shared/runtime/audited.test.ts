import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { listScenarios as route } from '../contract/wwi/scenarios.ts';
import type { Database, Queryable } from '../store/database.ts';
import { type AuditedWork, audited } from './audited.ts';
import { createContainer, provide, useContainer } from './container.ts';
import type { InvocationContext } from './endpoint.ts';
import { jsonAnswer } from './http/answer.ts';
import { storeDatabase } from './resources/database.ts';

interface Row {
  readonly id: unknown;
  readonly outcome: unknown;
  readonly parameters: unknown;
  readonly resultHash: unknown;
}

/** A store that notes audit rows, or refuses them, and lets no statement of an aborted call through. */
function notingDatabase(rows: Row[], isDown: boolean): Database {
  const query: Queryable['query'] = async (text, values = [], options) => {
    options?.signal?.throwIfAborted();
    if (isDown || !text.includes('INSERT INTO audit_log')) throw new Error('the store is down');
    const [id, , , , , parameters, outcome] = values;
    if (text.endsWith('ON CONFLICT (id) DO NOTHING') && rows.some((row) => row.id === id)) return [];
    rows.push({ id, outcome, parameters, resultHash: values[16] });
    return [];
  };
  return { query, transaction: (work) => work({ query }), ping: async () => {}, close: async () => {} };
}

async function call(
  work: AuditedWork<typeof route>,
  options: { isDown?: boolean; signal?: AbortSignal } = {},
) {
  const rows: Row[] = [];
  const database = notingDatabase(rows, options.isDown ?? false);
  const settings = { REQUIRE_FRONTEND_AUTH: 'false', OTEL_SDK_DISABLED: 'true', LOG_LEVEL: 'critical' };
  useContainer(createContainer(settings, { provided: [provide(storeDatabase, database)] }));
  const event: Partial<APIGatewayProxyEventV2> = {
    ...{ headers: {}, rawPath: route.path, rawQueryString: 'limit=3' },
    requestContext: requestContextOf(route.path),
  };
  const context = {
    getRemainingTimeInMillis: () => 10_000,
    ...(options.signal && { clientSignal: options.signal }),
  };
  // Only what the wrapper reads of them.
  const response = await audited(route, work)(
    event as APIGatewayProxyEventV2,
    context as unknown as InvocationContext,
  );
  const body: unknown = JSON.parse(response.body ?? '');
  return { rows, status: response.statusCode, body };
}

function requestContextOf(path: string): APIGatewayProxyEventV2['requestContext'] {
  return {
    ...{ accountId: '', apiId: '', requestId: '', routeKey: '', stage: '', time: '', timeEpoch: 0 },
    ...{ domainName: 'localhost:8000', domainPrefix: 'localhost' },
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
  };
}

const told = { data: [1], parameters: { limit: 3 }, asOf: null, rowCount: 1 };

afterEach(() => useContainer(undefined));

describe('audited', () => {
  it('answers after its one row', async () => {
    const { rows, status, body } = await call(async (_, act) => {
      await act.tell(told);
      return jsonAnswer([1], { auditId: act.auditId });
    });
    expect(status).toBe(200);
    expect(rows).toEqual([
      {
        id: expect.any(String),
        outcome: 'succeeded',
        parameters: '{"limit":3}',
        // SHA-256 of the text [1].
        resultHash: '080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22',
      },
    ]);
    expect(body).toMatchObject({ meta: { auditId: rows[0]?.id } });
  });

  it('lets no answer leave without a row, whether forgotten or refused', async () => {
    const forgotten = await call(async () => jsonAnswer(['number']));
    expect(forgotten.status).toBe(500);
    expect(JSON.stringify(forgotten.body)).not.toContain('number');
    expect(forgotten.rows).toMatchObject([{ outcome: 'failed', parameters: '{"limit":3}' }]);

    const refused = await call(
      async (_, act) => {
        await act.tell(told);
        return jsonAnswer(['number']);
      },
      { isDown: true },
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'audit_unavailable' } });
  });

  it('tells a failure, even of a caller who has gone', async () => {
    const gone = new AbortController();
    const { rows } = await call(
      async ({ signal }) => {
        gone.abort();
        signal.throwIfAborted();
        return jsonAnswer([]);
      },
      { signal: gone.signal },
    );
    expect(rows).toMatchObject([{ outcome: 'failed', resultHash: null }]);
  });

  it('leaves the row of an act that was told before its caller went', async () => {
    const gone = new AbortController();
    const { rows } = await call(
      async ({ signal }, act) => {
        await act.tell(told);
        gone.abort();
        signal.throwIfAborted();
        return jsonAnswer([]);
      },
      { signal: gone.signal },
    );
    expect(rows).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('says what failed when the failure cannot be told', async () => {
    const { status, body } = await call(() => Promise.reject(new Error('secret')), { isDown: true });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});
