import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awFixture, type Fixture } from '../../views/aw/testing/fixture.ts';
import { repRows } from '../../views/aw/testing/reps.ts';
import { small } from '../../views/aw/testing/small.ts';
import { dialectViolations } from '../dialect.ts';
import { awExamples } from './examples.ts';
import { awQueries } from './index.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture({ ...repRows, ...small });
});
afterAll(() => fixture.close());

describe('AdventureWorks queries', () => {
  it('have names of their own', () => {
    const names = awQueries.map((query) => query.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^aw\.[a-z]+\.[a-z-]+$/.test(name))).toBe(true);
  });

  it.each(awQueries.map((query) => [query.name, query] as const))(
    '%s keeps to the common ground',
    (_, query) => {
      expect(dialectViolations(query)).toEqual([]);
    },
  );

  it.each(awExamples.map(({ query, examples }) => [query.name, query, examples] as const))(
    '%s runs with every example and changes its rows with the filters',
    async (_, query, examples) => {
      const answers = new Set<string>();
      for (const parameters of examples) {
        answers.add(JSON.stringify(await fixture.warehouse.run(query, parameters)));
      }
      expect(answers.size).toBeGreaterThan(examples.length > 1 ? 2 : 0);
    },
  );
});
