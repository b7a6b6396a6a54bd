import { expect, test } from 'vitest';
import { pageName } from './page-name.ts';

test.each([
  ['/', '/'],
  ['/aw/sales', '/aw/sales'],
  ['/aw/reps/272', '/aw/reps/{id}'],
  ['/traces/4bf92f3577b34da6a3ce929d0e0e4736', '/traces/{id}'],
  ['/api/lineage/01a201e7-eaf6-752e-b850-a5e5b08a3215/verify', '/api/lineage/{id}/verify'],
])('%s is named %s', (path, name) => {
  expect(pageName(path)).toBe(name);
});
