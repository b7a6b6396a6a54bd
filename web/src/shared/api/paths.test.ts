import { embeddedEndpoints } from '@otel-bi/shared/contract/embedded/traces.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { expect, test } from 'vitest';
import { actionPaths, embeddedPaths, paths } from './paths.ts';

test.each(Object.entries(paths))('%s has the address of the contract and is answered', (id, path) => {
  const route = routes.find((candidate) => candidate.id === id);
  expect(route).toMatchObject({ method: 'GET', path });
});

test.each(Object.entries(embeddedPaths))('%s has the address of the embedded contract', (id, path) => {
  const route = embeddedEndpoints.find((candidate) => candidate.id === id);
  expect(route).toMatchObject({ method: 'GET', path });
});

test.each(Object.entries(actionPaths))('%s has the address of the contract and acts', (id, path) => {
  const route = routes.find((candidate) => candidate.id === id);
  expect(route).toMatchObject({ method: 'POST', path });
});
