/**
 * What the audit trail costs on a real PostgreSQL server: rows a second by one and by eight writers, beside
 * a plain table with the same columns, and beside a trail that chains each row to the one before it. Then
 * the verification of a long trail.
 */
import { randomBytes } from 'node:crypto';
import { serverBinaries, startCluster } from '@otel-bi/localstack/postgres/test-cluster.ts';
import { sealTrail } from '@otel-bi/shared/runtime/audit-trail/seal.ts';
import { verifyTrail } from '@otel-bi/shared/runtime/audit-trail/verify.ts';
import { appendAudit } from '@otel-bi/shared/store/audit.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { migrate } from '@otel-bi/shared/store/migrate.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const WRITERS = 8;
const WINDOW_MS = 1_500;
const ROUNDS = 3;
const LONG_TRAIL = 200_000;
const BATCH = 20_000;

const entry = {
  actor: 'ann',
  action: 'aw.sales.kpis',
  domain: 'aw',
  outcome: 'succeeded',
  parameters: { from: '2013-01-01', to: '2013-12-31', territory: null },
  queries: ['aw.sales.period'],
  traceId: '0af7651916cd43dd8448eb211c80319c',
} as const;

/** As much as the KPIs keep; there already but for the first time, as for most calls. */
const kept = {
  queryHash: 'a'.repeat(64),
  queryTexts: [['aw.sales.period', 'SELECT '.repeat(300)]],
  resultHash: 'b'.repeat(64),
  resultContent: randomBytes(2_000),
} as const;

const COLUMNS = `id, seq, at, actor, action, domain, parameters, outcome, phase, operation_id, queries, trace_id, row_hash`;
const plainInsert = (table: string, rows = 1) => `
INSERT INTO ${table} (${COLUMNS}) SELECT id, nextval('audit_log_seq'), clock_timestamp(), 'ann', 'aw.sales.kpis',
  'aw', '{"from": "2013-01-01", "to": "2013-12-31", "territory": null}', 'succeeded', 'single', id,
  '{aw.sales.period}', '0af7651916cd43dd8448eb211c80319c', '' FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, ${rows})) AS ids`;

/** A trail whose rows each hold the hash of the one before: what the real one is not. */
const chainedTrail = `
CREATE TABLE chained (LIKE audit_log INCLUDING ALL);
CREATE FUNCTION chain_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1);
  NEW.row_hash := sha256(coalesce((SELECT row_hash FROM chained ORDER BY seq DESC LIMIT 1), '') ||
    convert_to(NEW.id::text || NEW.seq || NEW.parameters::text, 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER chain BEFORE INSERT ON chained FOR EACH ROW EXECUTE FUNCTION chain_row()`;

/** Median rows a second over some rounds. */
async function rate(writers: number, write: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let rows = 0;
    const started = performance.now();
    const one = async () => {
      for (; performance.now() - started < WINDOW_MS; rows += 1) await write();
    };
    await Promise.all(Array.from({ length: writers }, one));
    rounds.push((rows * 1_000) / (performance.now() - started));
  }
  return median(rounds);
}

async function benchWriters(database: Database): Promise<Measurement[]> {
  await database.query(`CREATE TABLE plain (LIKE audit_log INCLUDING ALL); ${chainedTrail}`);
  const trail = () => appendAudit(database, entry);
  /** Each writer's transaction stays open for a while after the row, as one that goes on to do other work. */
  const within = (statement: string) => () =>
    database.transaction(async (transaction) => {
      await transaction.query(statement);
      await transaction.query('SELECT pg_sleep(0.01)');
    });
  const one = await rate(1, trail);
  const keeping = await rate(1, () => appendAudit(database, { ...entry, ...kept }));
  const many = await rate(WRITERS, trail);
  const plain = await rate(WRITERS, () => database.query(plainInsert('plain')));
  const chained = await rate(WRITERS, () => database.query(plainInsert('chained')));
  const slowTrail = await rate(WRITERS, within(plainInsert('audit_log')));
  const slowPlain = await rate(WRITERS, within(plainInsert('plain')));
  const slowChained = await rate(WRITERS, within(plainInsert('chained')));
  let isSealing = true;
  const sealing = (async () => {
    while (isSealing) await sealTrail(database, null);
  })();
  const sealed = await rate(WRITERS, trail);
  isSealing = false;
  await sealing;
  return [
    measurement('audit rows with query texts and an answer, beside rows without', keeping, '/s', one),
    measurement(`audit rows by ${WRITERS} writers, beside 1 writer`, many, '/s', one),
    measurement(`audit rows by ${WRITERS} writers, beside a plain table`, many, '/s', plain),
    measurement(`chained rows by ${WRITERS} writers, beside a plain table`, chained, '/s', plain),
    measurement(
      `audit rows in transactions of 10 ms by ${WRITERS}, beside a plain table`,
      slowTrail,
      '/s',
      slowPlain,
    ),
    measurement(
      `chained rows in transactions of 10 ms by ${WRITERS}, beside a plain table`,
      slowChained,
      '/s',
      slowPlain,
    ),
    measurement(`audit rows by ${WRITERS} writers while a sealer never rests`, sealed, '/s', many),
  ];
}

async function benchVerification(database: Database): Promise<Measurement[]> {
  for (let rows = 0; rows < LONG_TRAIL; rows += BATCH) {
    await database.query(plainInsert('audit_log', BATCH));
  }
  const timed = async (work: () => Promise<{ rows: number }>) => {
    const started = performance.now();
    const { rows } = await work();
    return (rows * 1_000) / (performance.now() - started);
  };
  const sealing = await timed(() => sealTrail(database, null));
  let heap = 0;
  const sampler = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 50);
  const before = process.memoryUsage().heapUsed;
  const verifying = await timed(async () => (await verifyTrail(database, null)).report);
  clearInterval(sampler);
  return [
    measurement('rows sealed', sealing, '/s'),
    measurement('rows verified', verifying, '/s'),
    measurement(`heap while ${LONG_TRAIL} rows are verified, more than before`, (heap - before) / 1e6, 'MB'),
  ];
}

/** Nothing where no PostgreSQL server is installed. */
export async function benchAudit(): Promise<Measurement[]> {
  const binaries = serverBinaries();
  if (binaries === undefined) return [];
  const cluster = await startCluster(binaries);
  const database = openDatabase({ dsn: cluster.dsn }, { maxConnections: WRITERS + 2 });
  try {
    await migrate(database);
    return [...(await benchWriters(database)), ...(await benchVerification(database))];
  } finally {
    await database.close();
    await cluster.stop();
  }
}
