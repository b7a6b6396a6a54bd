import { readFileSync } from 'node:fs';
import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { expect, it } from 'vitest';
import { withParts } from './architecture.ts';

const text = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');

it('shows the product as it is: else run npm run docs', { timeout: 240_000 }, async () => {
  expect(await withParts(text)).toBe(text);
});

it('names every endpoint and every job', () => {
  for (const { method, path } of routes) expect(text).toContain(`${method} ${path}`);
  for (const { id } of jobs) expect(text).toContain(`\`${id}\``);
});

it('says which part of the page is missing', async () => {
  await expect(withParts(text.replace('<!-- end of calls -->', ''))).rejects.toThrow("no part 'calls'");
});
