import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenState } from '../contract/platform/data-state.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { openDatabase } from './pool.ts';
import { findDataState, findNewestState } from './warehouse-states.ts';

const state = (letter: string, minute: number): SeenState => ({
  domain: 'aw',
  hash: letter.repeat(64),
  seenAt: `2014-01-28T02:0${minute}:00.000000Z`,
  tables: [{ table: 'dbo.FactInternetSales', rows: minute, newest: '2014-01-28', lastKey: 1, total: '1.5' }],
});

describe.each(testEngines)('states of the warehouses on $name', ({ missing, start }) => {
  describe.skipIf(missing !== undefined)('', () => {
    let server: TestDatabase;
    let database: Database;
    beforeAll(async () => {
      server = await start();
      database = openDatabase({ dsn: server.dsn }, server.options);
    });
    afterAll(async () => {
      await database?.close();
      await server?.close();
    });

    const answer = (seen: SeenState) =>
      appendAudit(database, {
        actor: 'ann',
        action: 'aw.sales.kpis',
        domain: 'aw',
        outcome: 'succeeded',
        basis: { data: { aw: seen.hash } },
        dataStates: [seen],
      });

    it('keeps each once, with the answers that saw it first, and knows the newest', async () => {
      expect(await findNewestState(database, 'aw')).toBeUndefined();
      for (const seen of [state('a', 1), state('a', 2), state('b', 4), state('b', 5)]) await answer(seen);
      // Another process has not noticed the load yet.
      await answer(state('a', 3));
      expect(await findNewestState(database, 'aw')).toEqual(state('b', 4));
      expect(await findNewestState(database, 'wwi')).toBeUndefined();
      expect(await findDataState(database, 'a'.repeat(64))).toEqual(state('a', 1));
      const [kept] = await database.query<{ count: number }>(
        'SELECT count(*) AS count FROM warehouse_states',
      );
      expect(kept?.count).toBe(2);
    });

    it('knows a state that came back as the newest again', async () => {
      await answer(state('a', 6));
      expect(await findNewestState(database, 'aw')).toEqual(state('a', 6));
    });
  });
});
