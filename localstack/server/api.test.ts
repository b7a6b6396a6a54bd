import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { analyticsMeta, problem } from '@otel-bi/shared/contract/envelope.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { exampleAddress } from '../testing/example-address.ts';
import { startTestProduct, type TestDirectory, type TestProduct, testDirectory } from '../testing/product.ts';

const auditAnswer = z.object({
  data: z.array(
    z.looseObject({
      id: z.string(),
      action: z.string(),
      actor: z.string(),
      traceId: z.string(),
      outcome: z.string(),
    }),
  ),
  meta: z.object({ nextCursor: z.nullable(z.string()) }),
});

let directory: TestDirectory;

beforeAll(async () => {
  directory = await testDirectory();
});

afterAll(() => directory.remove());

const json = async (response: Response): Promise<unknown> => response.json();

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = problem.parse(await json(response));
  expect(body.status).toBe(response.status);
  return body;
}

/** What the server sends back to these bytes until it falls silent. */
async function rawAnswer(origin: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
  socket.setEncoding('utf8');
  let answer = '';
  for await (const chunk of socket) {
    answer += chunk;
    if (answer.includes('}')) break;
  }
  return answer;
}

describe('the API with authentication', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct(directory.path);
  });
  afterAll(() => product.close());

  const lastAudit = async (query = '') =>
    auditAnswer.parse(await json(await product.call(`/api/audit?limit=1${query}`))).data[0];

  it('answers health and config without a token', async () => {
    const health = await product.call('/api/health', { token: null });
    expect(await json(health)).toMatchObject({ status: 'ok', service: 'otel-bi-backend' });
    const config = await product.call('/api/config', { token: null });
    expect(await json(config)).toMatchObject({
      data: { oidc: { enabled: true, authority: `${product.origin}/oidc`, clientId: 'otel-bi-web' } },
    });
  });

  const analytics = routes.filter(({ id }) =>
    /^(aw|wwi)\.(sales|reps|products|anomalies|stock|suppliers)\./.test(id),
  );

  it.each(analytics.map(({ id }) => id))(
    'answers %s as its contract says, audited and traced',
    async (id) => {
      const route = analytics.find((each) => each.id === id);
      if (!route) throw new Error(`no route ${id}`);
      const response = await product.call(await exampleAddress(product, route));
      const body = await json(response);
      expect(response.status, JSON.stringify(body).slice(0, 500)).toBe(200);
      const parsed = z.object({ data: z.unknown(), meta: analyticsMeta }).parse(body);
      expect(z.safeParse(route.data, parsed.data).error).toBeUndefined();
      expect(z.safeParse(z.object({ meta: route.meta }), body).error).toBeUndefined();
      expect(response.headers.get('x-trace-id')).toBe(parsed.meta.traceId);
      expect(response.headers.get('x-span-id')).toMatch(/^[0-9a-f]{16}$/);
      expect(await lastAudit(`&domain=${route.domain}`)).toMatchObject({
        id: parsed.meta.auditId,
        action: id,
        actor: 'developer',
        outcome: 'succeeded',
        traceId: parsed.meta.traceId,
      });
    },
  );

  it('goes on in the trace of its caller', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const response = await product.call('/api/aw/sales/kpis', {
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    });
    expect(response.headers.get('x-trace-id')).toBe(traceId);
  });

  it.each([
    ['/api/aw/sales/kpis?form=2013-01-01', 400, 'unknown_parameter', 'form'],
    ['/api/aw/sales/kpis?from=2013-02-30', 400, 'invalid_parameter', 'from'],
    ['/api/aw/sales/kpis?from=0000-01-01', 400, 'invalid_parameter', 'from'],
    ['/api/aw/sales/history?to=0001-01-01', 400, 'invalid_parameter', 'to'],
    ['/api/wwi/sales/history?from=1753-01-01', 400, 'invalid_parameter', 'from'],
    ['/api/aw/sales/kpis?from=yesterday', 400, 'invalid_parameter', 'from'],
    ['/api/aw/sales/kpis?from=2013-06-01&to=2013-05-01', 400, 'invalid_parameter', 'from'],
    ['/api/aw/sales/kpis?channel=phone', 400, 'invalid_parameter', 'channel'],
    ['/api/aw/sales/kpis?territory=', 400, 'invalid_parameter', 'territory'],
    ['/api/aw/sales/kpis?from=2013-01-01&from=2013-01-02', 400, 'invalid_parameter', 'from'],
    ['/api/aw/sales/history?days_back=0', 400, 'invalid_parameter', 'days_back'],
    ['/api/aw/sales/history?days_back=3651', 400, 'invalid_parameter', 'days_back'],
    ['/api/aw/sales/history?days_back=-5', 400, 'invalid_parameter', 'days_back'],
    ['/api/aw/sales/history?days_back=1e3', 400, 'invalid_parameter', 'days_back'],
    ['/api/aw/sales/history?days_back=99999999999999999999', 400, 'invalid_parameter', 'days_back'],
    ['/api/aw/sales/history?days_back=30&from=2013-01-01', 400, 'invalid_parameter', 'days_back'],
    ['/api/aw/sales/forecast?horizon_days=366', 400, 'invalid_parameter', 'horizon_days'],
    ['/api/aw/sales/forecast?model=oracle', 400, 'invalid_parameter', 'model'],
    ['/api/aw/reps/scores?top_n=1001', 400, 'invalid_parameter', 'top_n'],
    ['/api/wwi/stock/recommendations?territory=Canada', 400, 'unknown_parameter', 'territory'],
    ['/api/audit?limit=0', 400, 'invalid_parameter', 'limit'],
    ['/api/audit?cursor=%00', 400, 'invalid_parameter', 'cursor'],
    ['/api/audit?cursor=abc', 400, 'invalid_parameter', 'cursor'],
    ['/api/audit?domain=shop', 400, 'invalid_parameter', 'domain'],
  ])('refuses %s with the field at fault', async (path, status, code, field) => {
    const body = await problemOf(await product.call(path));
    expect(body).toMatchObject({ status, code });
    expect(body.errors?.map((error) => error.field)).toContain(field);
    expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('answers dates outside the data with zeros and says so', async () => {
    const response = await product.call('/api/aw/sales/kpis?from=1999-01-01&to=1999-12-31');
    expect(response.status).toBe(200);
    const body = z
      .object({
        data: z.array(z.looseObject({ key: z.string(), value: z.nullable(z.number()) })),
        meta: analyticsMeta,
      })
      .parse(await json(response));
    expect(body.data.find(({ key }) => key === 'total_revenue')?.value).toBe(0);
    expect(body.meta.notices.map(({ code }) => code)).toContain('no_data_in_period');
  });

  it.each([
    ['none', async () => null, 401, 'token_missing'],
    ['one that has expired', () => product.token('?expiresIn=-60'), 401, 'token_expired'],
    ['one for another audience', () => product.token('?audience=shop'), 401, 'token_wrong_audience'],
    ['nonsense', async () => 'abc.def.ghi', 401, 'token_invalid'],
  ])('refuses a token that is %s', async (_name, token, status, code) => {
    const response = await product.call('/api/aw/sales/kpis', { token: await token() });
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(await problemOf(response)).toMatchObject({ status, code });
  });

  it('pages through the audit trail without a gap or a repeat while it grows', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 4 && cursor !== null; page += 1) {
      const path: string = `/api/audit?limit=3${cursor ? `&cursor=${cursor}` : ''}`;
      const answer = auditAnswer.parse(await json(await product.call(path)));
      seen.push(...answer.data.map(({ id }) => id));
      cursor = answer.meta.nextCursor;
      await product.call('/api/wwi/sales/kpis');
    }
    expect(seen.length).toBeGreaterThanOrEqual(9);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('compresses what is worth it, the same for those who take no compression', async () => {
    const path = '/api/aw/sales/history?days_back=200';
    const ask = (encoding: string) => product.call(path, { headers: { 'accept-encoding': encoding } });
    const [packed, plain] = [await ask('gzip'), await ask('identity')];
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('origin, accept-encoding');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const dataOf = async (response: Response) =>
      z.object({ data: z.unknown() }).parse(await json(response)).data;
    expect(await dataOf(packed)).toEqual(await dataOf(plain));
  });

  it('says what a path or method would have been', async () => {
    expect(await problemOf(await product.call('/api/nothing'))).toMatchObject({ code: 'not_found' });
    const posted = await product.call('/api/aw/sales/kpis', { method: 'POST' });
    expect(posted.headers.get('allow')).toBe('GET');
    expect(await problemOf(posted)).toMatchObject({ code: 'method_not_allowed' });
  });

  it('ends the connection on which more of a body comes than it reads', async () => {
    const { hostname, port } = new URL(product.origin);
    const headers = { authorization: `Bearer ${await product.token()}`, 'content-type': 'application/json' };
    const sent = request({ hostname, port, path: '/api/wwi/scenarios', method: 'POST', headers });
    sent.end('x'.repeat(3 * 1024 * 1024));
    const [answer]: IncomingMessage[] = await once(sent, 'response');
    expect(answer).toMatchObject({ statusCode: 413, headers: { connection: 'close' } });
    answer?.resume();
  });

  it.each([
    ['GET', '/api/nothing'],
    ['DELETE', '/api/aw/sales/kpis'],
    ['GET', '/api'],
  ])('traces %s %s too, which no function gets', async (method, path) => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const response = await product.call(path, { method, headers });
    expect(response.headers.get('x-trace-id')).toBe(traceId);
    expect(response.headers.get('x-span-id')).toMatch(/^[0-9a-f]{16}$/);
    expect((await problemOf(response)).traceId).toBe(traceId);
  });

  it.each([
    ['of another name', 'GET /api/config HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421, 'misdirected_request'],
    ['of no name', 'GET /api/config HTTP/1.1\r\n\r\n', 421, 'misdirected_request'],
    ['that is no HTTP', 'nonsense\r\n\r\n', 400, 'request_malformed'],
    [
      'with huge headers',
      `GET /api/config HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('answers a request %s with a traced problem', async (_name, text, status, code) => {
    const answer = await rawAnswer(product.origin, text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, traceId] = /x-trace-id: ([0-9a-f]{32})/.exec(head) ?? [];
    expect(traceId).not.toMatch(/^0+$/);
    expect(body).toContain(`"code":"${code}","traceId":"${traceId}"`);
  });

  it('gives development tokens to no browser and to no other name of this machine', async () => {
    const address = `${product.origin}/oidc/dev-token`;
    const fromPage = await fetch(address, {
      method: 'POST',
      headers: { 'x-otel-bi-cli': 'token', origin: 'https://evil.example' },
    });
    expect(fromPage.status).toBe(403);
    expect((await fetch(address, { method: 'POST' })).status).toBe(403);
  });

  it('shows the API document', async () => {
    const document = await json(await product.call('/api/openapi.json', { token: null }));
    expect(document).toMatchObject({ openapi: '3.1.0' });
    const page = await product.call('/docs', { token: null });
    expect(await page.text()).toContain('/api/aw/sales/kpis');
  });

  it('lets no number leave while the audit trail cannot be written, and health says so', async () => {
    await (await product.container.get(storeDatabase)).close();
    const refused = await product.call('/api/aw/sales/kpis');
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'audit_unavailable' });
    const health = await product.call('/api/health');
    expect(health.status).toBe(503);
    expect(await json(health)).toMatchObject({ status: 'degraded' });
  });
});

describe('the API in other circumstances', () => {
  it('keeps the audit trail over a restart, opens up without authentication and says so loudly', async () => {
    const product = await startTestProduct(directory.path, { REQUIRE_FRONTEND_AUTH: 'false' });
    expect(product.reports.join('\n')).toMatch(/AUTHENTICATION IS OFF/);
    const kpis = await product.call('/api/aw/sales/kpis', { token: null });
    expect(kpis.status).toBe(200);
    const audit = auditAnswer.parse(await json(await product.call('/api/audit?limit=1000', { token: null })));
    expect(audit.data.map(({ actor }) => actor)).toEqual(expect.arrayContaining(['developer', 'anonymous']));
    await product.close();
  });

  it('answers 503 with Retry-After for a warehouse that is down, the other one unharmed', async () => {
    const product = await startTestProduct(directory.path, {
      AW_MSSQL_DSN: 'sqlserver://reader:geheim@127.0.0.1:9/?database=AW&encrypt=disable&dial+timeout=1',
    });
    const response = await product.call('/api/aw/sales/kpis');
    expect(response.headers.get('retry-after')).not.toBeNull();
    const body = await problemOf(response);
    expect(body).toMatchObject({ status: 503, code: 'warehouse_unavailable' });
    expect(JSON.stringify(body)).not.toMatch(/geheim|reader|127\.0\.0\.1/);
    expect((await product.call('/api/wwi/sales/kpis')).status).toBe(200);
    const health = await product.call('/api/health');
    expect(await json(health)).toMatchObject({
      status: 'degraded',
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'aw_warehouse', status: 'failed' }),
        expect.objectContaining({ name: 'wwi_warehouse', status: 'ok' }),
      ]),
    });
    await product.close();
  });

  it('hides the API document in production', async () => {
    const product = await startTestProduct(directory.path, { APP_ENV: 'prod' });
    expect((await product.call('/api/openapi.json')).status).toBe(404);
    expect((await product.call('/api/docs')).status).toBe(404);
    await product.close();
  });

  it('refuses a second process on the same data directory, and a setting that cannot be used', async () => {
    const product = await startTestProduct(directory.path);
    await expect(startTestProduct(directory.path, { DEFAULT_TOP_N: 'many' })).rejects.toThrow();
    await product.close();
    await expect(startTestProduct(directory.path, { DEFAULT_TOP_N: 'many' })).rejects.toThrow(
      'DEFAULT_TOP_N must be a whole number',
    );
    await (await startTestProduct(directory.path)).close();
  });
});
