import { expect, test } from 'vitest';
import { detailOf, layerOf } from './layer.ts';
import { span } from './testing.ts';

const of = (part: Partial<ReturnType<typeof span>>) => ({ ...span('a', null, 0, 1), ...part });

test.each([
  ['store', { kind: 'client', attributes: { 'db.system.name': 'postgresql' } }],
  ['warehouse', { kind: 'client', attributes: { 'db.system.name': 'microsoft.sql_server' } }],
  ['page', { kind: 'client', scope: '@opentelemetry/instrumentation-fetch' }],
  ['page', { scope: 'otel-bi.page' }],
  ['outside', { kind: 'client', scope: 'otel-bi.http.client' }],
  ['outside', { kind: 'producer', scope: 'otel-bi.bus' }],
  ['jobs', { service: 'otel-bi-analytics' }],
  ['jobs', { kind: 'consumer', scope: 'otel-bi.jobs', service: 'renamed' }],
  ['api', { kind: 'server' }],
  ['api', { scope: 'otel-bi.analytics' }],
] as const)('the part %s', (layer, part) => {
  expect(layerOf(of(part))).toBe(layer);
});

test('a file is told by its name, a call without a route by its server', () => {
  const url = 'http://localhost:8000/assets/index-abc.js';
  expect(detailOf(of({ name: 'resourceFetch', attributes: { 'url.full': url } }))).toBe('index-abc.js');
  expect(detailOf(of({ name: 'documentFetch', attributes: { 'url.full': 'http://localhost:8000/' } }))).toBe(
    '/',
  );
  expect(
    detailOf(of({ name: 'GET', attributes: { 'http.request.method': 'GET', 'server.address': 'sso' } })),
  ).toBe('sso');
  expect(detailOf(of({ name: 'SELECT aw.sales.period' }))).toBeNull();
});
