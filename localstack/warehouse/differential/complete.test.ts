/** No query can be forgotten: each that is defined anywhere in the product is among those compared. */
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { allExamples } from './queries.ts';

const shared = join(dirname(fileURLToPath(import.meta.url)), '../../../shared');
const notTheProduct = /\.(test|suite)\.ts$|\/testing\/|\/node_modules\//;

/** What a query looks like from outside; `defineQuery` returns nothing else. */
const queryShape = z.object({ name: z.string(), domain: z.string(), text: z.string(), columns: z.unknown() });

async function sources(): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('{warehouse,quality,views,runtime}/**/*.ts', { cwd: shared })) {
    if (!notTheProduct.test(file)) files.push(join(shared, file));
  }
  return files;
}

/** Names of the queries in what a module exports: alone, in lists and in tables of them. */
function queryNames(value: unknown, depth = 0): string[] {
  const query = queryShape.safeParse(value);
  if (query.success) return [query.data.name];
  if (typeof value !== 'object' || value === null || depth > 2) return [];
  return Object.values(value).flatMap((part) => queryNames(part, depth + 1));
}

describe('the queries that both engines are compared by', () => {
  it('are all that the product exports, each with at least one example', async () => {
    const defined = new Set<string>();
    for (const file of await sources()) {
      if (!/Query/.test(await readFile(file, 'utf8'))) continue;
      const exported: Record<string, unknown> = await import(file);
      for (const name of queryNames(exported)) defined.add(name);
    }
    const compared = allExamples.map(({ query }) => query.name);
    expect(compared.toSorted()).toEqual([...defined].toSorted());
    expect(compared.length).toBeGreaterThan(40);
    expect(allExamples.filter(({ examples }) => examples.length === 0)).toEqual([]);
  });

  it('are defined where the test above sees them: exported, or built by a function', async () => {
    const hidden: string[] = [];
    for (const file of await sources()) {
      const text = await readFile(file, 'utf8');
      const seen =
        text.match(/(export const \w+ =|return) defineQuery\(|export function defineQuery\b/g) ?? [];
      const all = text.match(/\bdefineQuery[(<]/g) ?? [];
      if (all.length !== seen.length) hidden.push(file);
    }
    expect(hidden).toEqual([]);
  });
});
