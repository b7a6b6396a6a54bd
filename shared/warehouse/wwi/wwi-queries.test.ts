import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, wwiFixture } from '../../views/wwi/testing/fixture.ts';
import { small } from '../../views/wwi/testing/small.ts';
import { dialectViolations } from '../dialect.ts';
import { wwiExamples } from './examples.ts';
import { wwiQueries } from './index.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await wwiFixture(small);
});
afterAll(() => fixture.close());

describe('Wide World Importers queries', () => {
  it('have names of their own', () => {
    const names = wwiQueries.map((query) => query.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^wwi\.[a-z]+\.[a-z-]+$/.test(name))).toBe(true);
  });

  it.each(wwiQueries.map((query) => [query.name, query] as const))(
    '%s keeps to the common ground',
    (_, query) => {
      expect(dialectViolations(query)).toEqual([]);
    },
  );

  it.each(wwiExamples.map(({ query, examples }) => [query.name, query, examples] as const))(
    '%s runs with every example and changes its rows with the filters',
    async (_, query, examples) => {
      const answers = new Set<string>();
      for (const parameters of examples) {
        const rows = await fixture.warehouse.run(query, parameters);
        answers.add(JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()));
      }
      expect(answers.size).toBeGreaterThan(examples.length > 1 ? 2 : 0);
    },
  );
});
