/** A job's process killed between any two steps, its events repeated, two at once, the store lost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import {
  drain,
  expireLeases,
  invoke,
  jobContainer,
  type NotingBus,
  notingBus,
  ROWS,
  scheduleEvent,
  slotStates,
  storesTwoRows,
  strayRows,
} from '@otel-bi/localstack/testing/jobs.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/pool.ts';
import { useContainer } from '../container.ts';

const processFile = fileURLToPath(import.meta.resolve('@otel-bi/localstack/testing/job-process.ts'));
const engine = testEngines.find(({ isServer }) => isServer);
if (engine === undefined) throw new Error('no server among the test engines');

describe(`jobs whose process is killed, on ${engine.name}`, () => {
  describe.skipIf(engine.missing)('', () => {
    let server: TestDatabase;
    let database: Database;
    let bus: NotingBus;
    let folder: string;

    beforeAll(async () => {
      vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      folder = mkdtempSync(join(tmpdir(), 'otel-bi-jobs-'));
      server = await engine.start();
      database = openDatabase({ dsn: server.dsn }, server.options);
    });
    afterAll(async () => {
      useContainer(undefined);
      await database.close();
      await server.close();
      rmSync(folder, { recursive: true });
      vi.restoreAllMocks();
    });
    beforeEach(() => {
      bus = notingBus();
      useContainer(jobContainer(database, bus));
    });

    /** Whether the process was killed; false when the job ended before that step. */
    async function runKilledAt(step: number, time: string, eventFile: string): Promise<boolean> {
      writeFileSync(eventFile, '');
      const args = ['--disable-warning=ExperimentalWarning', processFile, server.dsn, String(step), time];
      const child = spawn(process.execPath, [...args, eventFile], { stdio: ['ignore', 'ignore', 'pipe'] });
      let errors = '';
      child.stderr.on('data', (chunk: Buffer) => {
        errors += chunk.toString();
      });
      const [code, signal] = await once(child, 'exit');
      if (signal === 'SIGKILL') return true;
      expect(code, errors).toBe(0);
      return false;
    }

    it('have exactly one effect, whichever step they die before', async () => {
      const eventFile = join(folder, 'events.jsonl');
      let step = 0;
      let wasKilled = true;
      while (wasKilled) {
        step += 1;
        const time = new Date(Date.parse('2026-03-01T00:00:00Z') + step * 60_000).toISOString();
        wasKilled = await runKilledAt(step, time, eventFile);
        // What at-least-once delivery brings: the same event again, before and after the run is found dead.
        await invoke(scheduleEvent(time));
        await expireLeases(database);
        await Promise.all([invoke(scheduleEvent(time)), invoke(scheduleEvent(time))]);
        await drain(database, bus);

        const state = (await slotStates(database)).at(-1);
        expect(state, `killed before step ${step}`).toMatchObject({
          slotKey: time,
          status: 'done',
          rows: ROWS,
          events: 1,
          unaudited: 0,
        });
        expect(state?.runs.filter((status) => status === 'succeeded')).toHaveLength(1);
        expect(state?.runs).not.toContain('running');
        expect(state?.runs).not.toContain('queued');
        const published = [
          ...eventsIn(eventFile),
          ...bus.events.map(({ type, detail }) => ({ type, detail })),
        ]
          .filter(({ type }) => type === 'AnomalyDetected')
          .map(({ detail }) => detail.id);
        expect(new Set(published).size, `published after step ${step}`).toBe(1);
        bus.events.length = 0;
        bus.takeRequests();
      }
      expect(step).toBeGreaterThan(25);
      expect(await strayRows(database)).toBe(0);
    });

    it('go on after the store was lost in the middle', async () => {
      // A database cannot be closed from inside it.
      const outside = new URL(server.ownerDsn);
      const name = outside.pathname.slice(1);
      outside.pathname = '/postgres';
      const owner = openDatabase({ dsn: outside.href });
      const allow = (isAllowed: boolean) =>
        owner.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS ${isAllowed}`);
      const loseStore = async () => {
        await allow(false);
        await owner.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [
          server.role,
        ]);
      };
      const time = '2026-04-01T02:00:00.000Z';
      const work = async () => {
        await loseStore();
        return storesTwoRows();
      };
      await expect(invoke(scheduleEvent(time), { work })).rejects.toMatchObject({
        code: 'store_unavailable',
      });
      await allow(true);
      await owner.close();

      expect((await slotStates(database)).at(-1)).toMatchObject({ runs: ['running'], rows: 0 });
      await invoke(scheduleEvent(time));
      await expireLeases(database);
      await drain(database, bus);
      const state = (await slotStates(database)).at(-1);
      expect(state).toMatchObject({ slotKey: time, status: 'done', rows: ROWS, events: 1, unaudited: 0 });
      expect(state?.runs.toSorted()).toEqual(['failed', 'skipped', 'succeeded']);
    });
  });
});

interface PutEvent {
  readonly type: string;
  readonly detail: { readonly id?: unknown };
}

/** Events that a killed process had put on its bus. */
function eventsIn(file: string): PutEvent[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): PutEvent => JSON.parse(line));
}
