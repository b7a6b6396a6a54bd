import type { TestDatabase } from '@otel-bi/localstack/postgres/test-server.ts';
import { testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from './audit.ts';
import { keepCatalogue } from './audit-sources.ts';
import type { Database } from './database.ts';
import { sqlState } from './errors.ts';
import { appendEvents } from './events.ts';
import { appendExport } from './exports.ts';
import { openDatabase } from './pool.ts';
import {
  awAnomalyRuns,
  awForecasts,
  awProductDemand,
  awRepScores,
  wwiReorderRecommendations,
  wwiSupplierScores,
} from './records.ts';
import { appendScenario } from './scenarios.ts';
import { appendOnlyTables, migrationsTable, mutableTables } from './tables.ts';
import { uuidv7 } from './uuid.ts';

/** Refusals: no privilege, or the append-only trigger. */
const REFUSED = ['42501', '23001'];

const snapshot = <I>(item: I) => ({
  executionId: uuidv7(),
  computedAt: '2014-01-28T02:00:00Z',
  asOf: '2014-01-28',
  items: [item],
});

/** One row in every append-only table, so that no statement is refused merely for want of a row. */
async function fill(database: Database): Promise<void> {
  await appendAudit(database, {
    actor: 'ann',
    action: 'aw.sales.kpis',
    domain: 'aw',
    outcome: 'succeeded',
    queryHash: 'a'.repeat(64),
    queryTexts: [['aw.sales.period', 'SELECT 1']],
    resultHash: 'b'.repeat(64),
    resultContent: Buffer.from('gzip'),
    basis: { data: { aw: 'c'.repeat(64) } },
    dataStates: [{ domain: 'aw', hash: 'c'.repeat(64), seenAt: '2014-01-28T02:00:00Z', tables: [] }],
  });
  await keepCatalogue(database, '1', []);
  await database.query(
    `INSERT INTO audit_seals (number, first_seq, last_seq, row_count, merkle_root, seal_hash)
     VALUES (1, 1, 1, 1, sha256('root'), sha256('seal'))`,
  );
  await appendExport(database, {
    actor: 'ann',
    domain: 'aw',
    view: 'rep-scores',
    format: 'csv',
    parameters: {},
    rows: 1,
    bytes: 1,
    sha256: 'a'.repeat(64),
    traceId: null,
  });
  await awForecasts.append(
    database,
    snapshot({ model: 'theta', date: '2014-01-29', value: 1, lower: 0, upper: 2 }),
  );
  await awRepScores.append(
    database,
    snapshot({
      rank: 1,
      employeeKey: 282,
      name: 'Linda',
      territory: null,
      revenue: 1,
      orders: 1,
      quotaAttainmentPct: null,
      growthPct: null,
      score: 50,
      components: [],
    }),
  );
  await awProductDemand.append(
    database,
    snapshot({
      rank: 1,
      productKey: 310,
      name: 'Road-150',
      category: null,
      units: 1,
      revenue: 1,
      trendPctPerMonth: null,
      demandScore: 1,
      abcClass: 'A',
      xyzClass: null,
    }),
  );
  await awAnomalyRuns.append(
    database,
    snapshot({ windowFrom: '2013-01-01', windowTo: '2013-12-31', anomalyCount: 0, anomalies: [] }),
  );
  await wwiReorderRecommendations.append(
    database,
    snapshot({
      stockItemKey: 1,
      stockItem: 'Mug',
      supplier: null,
      category: null,
      onHand: 1,
      onOrder: 0,
      reorderPoint: 2,
      reorderPointSource: 'demand',
      safetyStock: 1,
      dailyDemand: 0.5,
      leadTimeDays: 2,
      leadTimeSource: 'assumption',
      daysOfCover: 2,
      recommendedQuantity: 12,
      quantityPerOuter: 12,
      estimatedCost: null,
      urgency: 'HIGH',
      reason: 'below the reorder point',
    }),
  );
  await wwiSupplierScores.append(
    database,
    snapshot({
      rank: 1,
      supplierKey: 4,
      supplier: 'Fabrikam',
      category: null,
      purchaseOrders: 1,
      fillRatePct: null,
      finalizedPct: null,
      leadTimeDays: null,
      score: 1,
      components: [],
    }),
  );
  const event = {
    stockItemKey: 1,
    stockItem: 'Mug',
    type: 'low',
    urgency: 'HIGH',
    onHand: 1,
    threshold: 2,
    message: 'low',
    said: null,
  } as const;
  await appendEvents(database, uuidv7(), [event], null);
  await appendScenario(database, {
    actor: 'ann',
    name: 'double',
    parameters: {},
    baseline: {},
    result: {},
    items: [],
    asOf: null,
  });
}

/** Primary keys that are not `id`. */
const keys: Readonly<Record<string, string>> = {
  audit_seals: 'number',
  audit_queries: 'hash',
  audit_results: 'hash',
  metric_catalogues: 'version',
};

/** Every statement that could change or lose a row of `table`, by name. */
function attempts(table: string): [string, string][] {
  const key = keys[table] ?? 'id';
  const source = `(SELECT * FROM ${table} LIMIT 1) AS source ON target.${key} = source.${key}`;
  return [
    ['UPDATE', `UPDATE ${table} SET ${key} = ${key}`],
    ['UPDATE of no row', `UPDATE ${table} SET ${key} = ${key} WHERE false`],
    ['DELETE', `DELETE FROM ${table}`],
    ['TRUNCATE', `TRUNCATE ${table}`],
    ['TRUNCATE CASCADE', `TRUNCATE ${table} CASCADE`],
    [
      'INSERT ON CONFLICT DO UPDATE',
      `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1 ON CONFLICT (${key}) DO UPDATE SET ${key} = excluded.${key}`,
    ],
    [
      'MERGE UPDATE',
      `MERGE INTO ${table} target USING ${source} WHEN MATCHED THEN UPDATE SET ${key} = source.${key}`,
    ],
    ['MERGE DELETE', `MERGE INTO ${table} target USING ${source} WHEN MATCHED THEN DELETE`],
    ['CTE UPDATE', `WITH changed AS (UPDATE ${table} SET ${key} = ${key} RETURNING 1) SELECT * FROM changed`],
    ['CTE DELETE', `WITH gone AS (DELETE FROM ${table} RETURNING 1) SELECT * FROM gone`],
    ['SELECT FOR UPDATE', `SELECT * FROM ${table} FOR UPDATE`],
    ['EXPLAIN ANALYZE DELETE', `EXPLAIN ANALYZE DELETE FROM ${table}`],
    ['DO block', `DO $$ BEGIN EXECUTE 'DELETE FROM ${table}'; END $$`],
  ];
}

/** What the application's role may not do because it does not own the table. */
function ownersAttempts(table: string): [string, string][] {
  return [
    ['DISABLE TRIGGER', `ALTER TABLE ${table} DISABLE TRIGGER ALL`],
    ['DROP TRIGGER', `DROP TRIGGER refuse_statement ON ${table}`],
    ['DROP TABLE', `DROP TABLE ${table} CASCADE`],
    ['ALTER COLUMN', `ALTER TABLE ${table} ADD COLUMN extra int`],
    ['RENAME', `ALTER TABLE ${table} RENAME TO elsewhere`],
    ['CREATE RULE', `CREATE RULE swallow AS ON INSERT TO ${table} DO INSTEAD NOTHING`],
    ['CREATE TRIGGER', `CREATE TRIGGER mine BEFORE INSERT ON ${table} EXECUTE FUNCTION refuse_change()`],
    ['TAKE OWNERSHIP', `ALTER TABLE ${table} OWNER TO CURRENT_USER`],
  ];
}

const refusal = (work: Promise<unknown>) => work.then(() => 'accepted', sqlState);

const rowsOf = (database: Database, table: string) =>
  database.query(`SELECT t::text FROM ${table} t ORDER BY 1`);

/** What the owner's attempts came to: every one that was not refused by the trigger, by name. */
async function tryAsOwner(owner: Database, table: string): Promise<string[]> {
  const accepted: string[] = [];
  const before = await rowsOf(owner, table);
  // Locking a row changes nothing, and the owner has the right to.
  for (const [name, sql] of attempts(table).filter(([name]) => name !== 'SELECT FOR UPDATE')) {
    if ((await refusal(owner.query(sql))) !== '23001') accepted.push(name);
    const asReplica = owner.transaction(async (transaction) => {
      await transaction.query('SET LOCAL session_replication_role = replica');
      await transaction.query(sql);
    });
    if ((await refusal(asReplica)) !== '23001') accepted.push(`${name} as replica`);
  }
  expect(await rowsOf(owner, table)).toEqual(before);
  return accepted;
}

describe.each(testEngines)('append-only tables on $name', ({ missing, start }) => {
  describe.skipIf(missing !== undefined)('', () => {
    let server: TestDatabase;
    let app: Database;
    const ownersSuccess = new Map<string, string[]>();

    beforeAll(async () => {
      server = await start(async (owner) => {
        await fill(owner);
        for (const table of appendOnlyTables) ownersSuccess.set(table, await tryAsOwner(owner, table));
      });
      app = openDatabase({ dsn: server.dsn }, server.options);
    });
    afterAll(async () => {
      await app?.close();
      await server?.close();
    });

    it('runs as a role that owns nothing and is no superuser', async () => {
      const [me] = await app.query(
        `SELECT current_user::text AS "user", rolsuper AS super,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owns
         FROM pg_roles WHERE rolname = current_user`,
      );
      expect(me).toEqual({ user: server.role, super: false, owns: false });
    });

    it('knows what every table is', async () => {
      const rows = await app.query<{ name: string }>(
        `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'`,
      );
      expect(rows.map(({ name }) => name).toSorted()).toEqual(
        [...appendOnlyTables, ...mutableTables, migrationsTable].toSorted(),
      );
    });

    it('gives the role exactly the rights that its tables need', async () => {
      const rights = await app.query<{ name: string; rights: string }>(
        `SELECT table_name::text AS name, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights
         FROM information_schema.role_table_grants
         WHERE grantee = current_user AND table_schema = 'public' GROUP BY 1`,
      );
      const expected = [
        ...appendOnlyTables.map((name) => ({ name, rights: 'INSERT SELECT' })),
        ...mutableTables.map((name) => ({ name, rights: 'INSERT SELECT UPDATE' })),
        { name: migrationsTable, rights: 'SELECT' },
      ];
      expect(rights.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
        expected.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      );
    });

    it.each(appendOnlyTables)('%s keeps its rows from the application', async (table) => {
      const before = await rowsOf(app, table);
      expect(before).toHaveLength(1);
      for (const [name, sql] of [...attempts(table), ...ownersAttempts(table)]) {
        expect(REFUSED, name).toContain(await refusal(app.query(sql)));
      }
      expect(await rowsOf(app, table)).toEqual(before);
    });

    it('refuses to switch triggers off for the session', async () => {
      expect(await refusal(app.query('SET session_replication_role = replica'))).toBe('42501');
    });

    it('refuses DELETE on tables that change', async () => {
      for (const table of mutableTables) {
        expect(await refusal(app.query(`DELETE FROM ${table}`)), table).toBe('42501');
      }
    });

    it('takes no second row under an id that is there', async () => {
      const repeat = `INSERT INTO export_records SELECT * FROM export_records`;
      expect(await refusal(app.query(repeat))).toBe('23505');
    });

    it.each(appendOnlyTables)('%s keeps its rows from their owner too', (table) => {
      expect(ownersSuccess.get(table)).toEqual([]);
    });
  });
});
