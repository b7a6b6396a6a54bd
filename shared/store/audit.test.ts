import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { auditRow } from '../contract/platform/audit.ts';
import type { SeenState } from '../contract/platform/data-state.ts';
import { type AuditEntry, appendAudit, listAudit } from './audit.ts';
import { auditRowHash, recomputeAuditHashes } from './audit-hash.ts';
import type { Database } from './database.ts';
import { sqlState } from './errors.ts';
import { openDatabase } from './pool.ts';
import { uuidv7 } from './uuid.ts';
import { findDataState, findNewestState } from './warehouse-states.ts';

const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: 'ann',
  action: 'aw.sales.kpis',
  domain: 'aw',
  outcome: 'succeeded',
  ...more,
});

const state = (letter: string, minute: number): SeenState => ({
  domain: 'aw',
  hash: letter.repeat(64),
  seenAt: `2014-01-28T02:0${minute}:00.000000Z`,
  tables: [{ table: 'dbo.FactInternetSales', rows: minute, newest: '2014-01-28', lastKey: 1, total: '1.5' }],
});

const full = entry({
  resource: '/api/aw/sales/kpis',
  parameters: { from: '2013-01-01', top_n: 10, territory: null },
  durationMs: 12.3456,
  rowCount: 7,
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  asOf: '2014-01-28',
  queries: ['aw.sales.daily', 'with "quotes", {braces} and \\'],
  queryHash: 'q',
  resultHash: 'r',
  catalogueVersion: '1',
});

describe.each(testEngines)('the audit trail on $name', ({ isServer, missing, start }) => {
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

    const newest = async () => (await listAudit(database, { limit: 1 })).rows[0];

    it('answers a row as the API shows it', async () => {
      const id = await appendAudit(database, full);
      const row = await newest();
      expect(row).toEqual({
        id,
        at: expect.stringMatching(/^20\d\d-.*\.\d{6}Z$/),
        actor: 'ann',
        action: 'aw.sales.kpis',
        domain: 'aw',
        resource: '/api/aw/sales/kpis',
        parameters: { from: '2013-01-01', top_n: 10, territory: null },
        outcome: 'succeeded',
        durationMs: 12.346,
        rowCount: 7,
        traceId: '0af7651916cd43dd8448eb211c80319c',
      });
      expect(z.parse(auditRow, row)).toEqual(row);
    });

    it('takes the time and the place from the database, whatever a client says', async () => {
      const id = uuidv7();
      await database.query(
        `INSERT INTO audit_log (id, seq, at, actor, action, domain, parameters, outcome, phase, operation_id, queries, row_hash)
         VALUES ($1, -1, '1999-01-01', 'ann', 'forged', 'aw', '{}', 'succeeded', 'single', $1, '{}', '\\x00')`,
        [id],
      );
      expect(await newest()).toMatchObject({ id, at: expect.not.stringMatching(/^1999/) });
      const [check] = (await recomputeAuditHashes(database, 1, 1_000_000)).filter((row) => row.id === id);
      expect(check?.stored).toBe(check?.computed);
    });

    it('is part of the transaction it is written in', async () => {
      const id = uuidv7();
      const failing = database.transaction(async (transaction) => {
        await appendAudit(transaction, entry({ id }));
        throw new RangeError('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect((await newest())?.id).not.toBe(id);
    });

    it('refuses a second row of the same id, start or end', async () => {
      const id = await appendAudit(database, entry({ outcome: 'started', phase: 'started' }));
      await appendAudit(database, entry({ phase: 'finished', operationId: id }));
      for (const again of [
        entry({ id }),
        entry({ outcome: 'started', phase: 'started', operationId: id }),
        entry({ outcome: 'failed', phase: 'failed', operationId: id }),
      ]) {
        expect(await appendAudit(database, again).catch(sqlState)).toBe('23505');
      }
    });

    it('leaves the row of an act that is told otherwise afterwards, and refuses another of its operation', async () => {
      const id = await appendAudit(database, entry());
      const failed = entry({ outcome: 'failed' });
      await appendAudit(database, { ...failed, id }, { isAlternative: true });
      expect(await newest()).toMatchObject({ id, outcome: 'succeeded' });
      const other = appendAudit(database, { ...failed, operationId: id }, { isAlternative: true });
      expect(await other.catch(sqlState)).toBe('23505');
      const told = await appendAudit(database, failed, { isAlternative: true });
      expect(await newest()).toMatchObject({ id: told, outcome: 'failed' });
    });

    it('stores what a hostile request contains', async () => {
      await appendAudit(
        database,
        entry({ actor: 'a\0b\ud800', parameters: { 'k\0': ['\udfff\0', { deep: 'ok 😀' }] } }),
      );
      expect(await newest()).toMatchObject({
        actor: 'a\ufffdb\ufffd',
        parameters: { 'k\ufffd': ['\ufffd\ufffd', { deep: 'ok 😀' }] },
      });
    });

    it('stores with each row a hash that can be computed again from its content', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 20 });
      const entries = fc.record({
        actor: text,
        action: fc.constant('test.hash'),
        domain: fc.constantFrom('aw', 'wwi', 'platform'),
        outcome: fc.constantFrom('succeeded', 'failed', 'denied'),
        resource: fc.option(text),
        parameters: fc.dictionary(text, fc.jsonValue()),
        durationMs: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
        rowCount: fc.option(fc.nat()),
        asOf: fc.option(fc.constantFrom('2014-01-28', '0001-01-01', '9999-12-31')),
        queries: fc.array(fc.string({ maxLength: 10 })),
        basis: fc.option(
          fc.record({ data: fc.dictionary(fc.constantFrom('aw', 'wwi'), text), model: text }),
          { nil: undefined },
        ),
      });
      for (const sample of fc.sample(entries, { seed: 42, numRuns: 60 })) await appendAudit(database, sample);
      const checks = await recomputeAuditHashes(database, 1, 1_000_000);
      expect(checks.length).toBeGreaterThan(60);
      expect(checks.map(({ computed }) => computed)).toEqual(checks.map(({ stored }) => stored));
      expect(new Set(checks.map(({ stored }) => stored)).size).toBe(checks.length);
    });

    it('pages by domain, newest first, without gaps or repeats while rows are added', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 25; i += 1)
        ids.unshift(await appendAudit(database, entry({ domain: 'wwi', action: `n${i}` })));
      const seen: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await listAudit(database, { domain: 'wwi', limit: 7, cursor });
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
        await appendAudit(database, entry({ domain: 'wwi', action: 'meanwhile' }));
        await appendAudit(database, entry());
      }
      expect(seen.slice(0, 25)).toEqual(ids);
      expect(new Set(seen).size).toBe(seen.length);
    });

    const answer = (seen: SeenState) =>
      appendAudit(database, entry({ basis: { data: { aw: seen.hash } }, dataStates: [seen] }));

    it('keeps each state of the data once, with the answer that saw it first, and knows the newest', async () => {
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

    it('keeps a state that is not known yet, also one that was seen before the newest', async () => {
      await answer(state('c', 0));
      expect(await findDataState(database, 'c'.repeat(64))).toEqual(state('c', 0));
      expect(await findNewestState(database, 'aw')).toEqual(state('b', 4));
    });

    it('knows a state of the data that came back as the newest again', async () => {
      await answer(state('a', 6));
      expect(await findNewestState(database, 'aw')).toEqual(state('a', 6));
    });

    it.runIf(isServer)('lets transactions write side by side', async () => {
      // Each commits only after the other has written: if one waited for the other, neither would end.
      const written = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
      const write = (mine: 0 | 1) =>
        database.transaction(
          async (transaction) => {
            const id = await appendAudit(transaction, entry({ action: `side ${mine}` }));
            written[mine].resolve();
            await written[mine === 0 ? 1 : 0].promise;
            return id;
          },
          { timeoutMs: 5_000 },
        );
      const ids = await Promise.all([write(0), write(1)]);
      const { rows } = await listAudit(database, { limit: 2 });
      expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    });

    it.runIf(isServer)('finds its page by index', async () => {
      const owner = openDatabase({ dsn: server.ownerDsn });
      const plan = await owner.transaction(async (transaction) => {
        await transaction.query('SET LOCAL enable_seqscan = off');
        return transaction.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN SELECT id FROM audit_log WHERE ('aw'::text IS NULL OR domain = 'aw')
             AND (9::bigint IS NULL OR seq < 9) ORDER BY seq DESC LIMIT 10`,
        );
      });
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain('Index Scan using audit_log_domain_seq');
      expect(text).not.toContain('Sort');
      await owner.close();
    });
  });
});

describe('auditRowHash', () => {
  it('is the SHA-256 of the length-prefixed texts', () => {
    // printf 'v11:a-2:é0:' | sha256sum
    expect(auditRowHash(['a', null, 'é', ''])).toBe(
      '9117061788f1408973f92d2a1ea33921522430ee6779dd596f7af4a99d661604',
    );
  });

  it('has a basis as one field more, under another word', () => {
    // printf 'v21:a2:{}' | sha256sum
    expect(auditRowHash(['a'], '{}')).toBe(
      '3b15f3c908d3f9dd2377b804bc12bf1c9d3d8d69d5acac09ae738a34f8ac8246',
    );
    expect(auditRowHash(['a', '{}'])).not.toBe(auditRowHash(['a'], '{}'));
  });

  it('tells apart what a plain join would not', () => {
    const hashes = [['ab', ''], ['a', 'b'], ['', 'ab'], [null, 'ab'], ['-', 'ab'], ['a1:b']].map((texts) =>
      auditRowHash(texts),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
