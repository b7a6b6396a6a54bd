import { contract, type LiveEndpoint } from '@otel-bi/shared/contract/routes.ts';
import { describe, expect, it } from 'vitest';
import { createRouter } from './router.ts';

const all = contract.map(
  (endpoint): LiveEndpoint => ({ ...endpoint, function: endpoint.function ?? 'any.ts' }),
);
const router = createRouter(all);

describe('the router', () => {
  it('finds every endpoint of the contract by a path of its own form', () => {
    for (const endpoint of all) {
      const path = endpoint.path.replace(/\{\w+\}/g, 'x');
      expect(router.find(endpoint.method, path), path).toMatchObject({ route: { id: endpoint.id } });
    }
  });

  it('decodes path parameters and leaves broken encoding to the schema', () => {
    expect(router.find('POST', '/api/aw/jobs/data%5Fquality/trigger')).toMatchObject({
      pathParameters: { job: 'data_quality' },
    });
    expect(router.find('POST', '/api/aw/jobs/%zz/trigger')).toMatchObject({ pathParameters: { job: '%zz' } });
  });

  it('tells which methods a path would accept', () => {
    expect(router.find('POST', '/api/aw/sales/kpis')).toEqual({ allowed: ['GET'] });
    expect(router.find('DELETE', '/api/wwi/scenarios')).toEqual({ allowed: ['GET', 'POST'] });
    expect(router.find('GET', '/api/nothing')).toEqual({ allowed: [] });
    expect(router.find('GET', '/api/aw/sales/kpis/')).toEqual({ allowed: [] });
  });
});
