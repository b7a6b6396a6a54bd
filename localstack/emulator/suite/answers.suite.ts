/** Every answer through the gateway is the embedded server's on the same warehouses. */
import type { LiveEndpoint } from '@otel-bi/shared/contract/routes.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Stack } from './stack.ts';

/** Computed from the warehouses or the code alone: the same wherever it runs. */
const sameEverywhere =
  /^((aw|wwi)\.(filters|sales|reps|products|anomalies|stock|suppliers)|platform\.(metrics|openapi))/;

/** Answers without the usual envelope. */
const bare: readonly string[] = ['platform.health', 'platform.openapi'];

const envelope = z.object({ data: z.unknown(), meta: z.unknown() });
const rows = z.object({ data: z.array(z.record(z.string(), z.unknown())) });

const reading = routes.filter(({ method, success }) => method === 'GET' && success.kind === 'json');
const plain = reading.filter(({ path }) => !path.includes('{'));
const ofMembers = reading.filter(({ path }) => /\{\w+Key\}/.test(path));

/** The first of the choices of each parameter that an endpoint does not answer without. */
function requiredQuery({ query }: LiveEndpoint): string {
  const { error } = z.safeParse(query, {});
  const chosen = new URLSearchParams();
  for (const issue of error?.issues ?? []) {
    if (issue.code === 'invalid_value') chosen.set(String(issue.path[0]), String(issue.values[0]));
  }
  return chosen.size === 0 ? '' : `?${chosen}`;
}

export function answersSuite(stack: () => Stack): void {
  it.each(plain.map((route) => [route.id, route] as const))('%s', async (_id, route) => {
    await answersAlike(route, `${route.path}${requiredQuery(route)}`);
  });

  it('members of the data, by keys from the lists', async () => {
    const keys = new Map<string, string>();
    for (const list of plain.filter(({ id }) => sameEverywhere.test(id))) {
      const listed = z.safeParse(rows, await (await stack().embedded.call(list.path)).json());
      for (const [key, value] of Object.entries(listed.data?.data[0] ?? {})) keys.set(key, String(value));
    }
    for (const route of ofMembers) {
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_place, key: string) => keys.get(key) ?? 'none');
      await answersAlike(route, path);
    }
  });

  it('pages and refusals', async () => {
    const docs = await stack().call('/api/docs', { token: null });
    expect(docs.headers.get('content-type')).toContain('text/html');
    const refused = await stack().call('/api/aw/sales/kpis?from=yesterday');
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({
      code: 'invalid_parameter',
      traceId: refused.headers.get('x-trace-id'),
    });
    const reader = await stack().embedded.token('?scope=openid');
    const forbidden = await stack().call('/api/aw/jobs/forecast/trigger', { method: 'POST', token: reader });
    expect(await forbidden.json()).toMatchObject({ status: 403, code: 'scope_missing' });
  });

  async function answersAlike(route: LiveEndpoint, path: string): Promise<void> {
    const response = await stack().call(path);
    const body: unknown = await response.json();
    expect(response.status, JSON.stringify(body).slice(0, 500)).toBe(200);
    expect(response.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
    const schema = bare.includes(route.id) ? route.data : z.object({ data: route.data, meta: route.meta });
    expect(z.safeParse(schema, body).error).toBeUndefined();
    if (route.access.kind === 'token') {
      expect((await stack().call(path, { token: null })).status, 'without a token').toBe(401);
    }
    if (!sameEverywhere.test(route.id)) return;
    const expected: unknown = await (await stack().embedded.call(path)).json();
    const dataOf = (answer: unknown) => (bare.includes(route.id) ? answer : envelope.parse(answer).data);
    expect(dataOf(body)).toEqual(dataOf(expected));
  }
}
