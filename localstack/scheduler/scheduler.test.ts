import { jobRequestedType } from '@otel-bi/shared/contract/events.ts';
import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import type { BusEvent } from '@otel-bi/shared/runtime/bus.ts';
import { useContainer } from '@otel-bi/shared/runtime/container.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import type { Database, Queryable } from '@otel-bi/shared/store/database.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BusTarget, createBus, type EmbeddedBus } from '../bus/bus.ts';
import { type TestDatabase, testEngines } from '../postgres/test-server.ts';
import { jobContainer, ROWS, slotStates, storesTwoRows, strayRows, testPolicy } from '../testing/jobs.ts';
import { startScheduler } from './scheduler.ts';
import { latestSlot } from './slots.ts';

describe('the latest time at which a job was due', () => {
  it.each([
    ['0 2 * * *', '2026-03-29T02:00:00Z', '2026-03-29T02:00:00.000Z'],
    ['0 2 * * *', '2026-03-29T01:59:59.999Z', '2026-03-28T02:00:00.000Z'],
    ['30 * * * *', '2026-01-01T00:10:00Z', '2025-12-31T23:30:00.000Z'],
    ['0 * * * *', '2024-02-29T00:00:00.001Z', '2024-02-29T00:00:00.000Z'],
  ])('of %s at %s is %s', (cron, at, slot) => {
    expect(latestSlot({ cron }, new Date(at))).toBe(slot);
  });
});

/** A bus that notes what it is to deliver, and a store in which nothing waits. */
function idleParts() {
  const delivered: BusEvent[] = [];
  const bus: EmbeddedBus = {
    put: async (events) => events.map(() => null),
    deliver: async (event) => void delivered.push(event),
    close: async () => undefined,
  };
  const query: Queryable['query'] = async () => [];
  const database: Database = {
    query,
    transaction: (work) => work({ query }),
    ping: async () => undefined,
    close: async () => undefined,
  };
  return { delivered, bus, database: async () => database, policy: testPolicy };
}

describe('the schedule', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks for each job at its time, for that time, and for nothing after its end', async () => {
    vi.useFakeTimers({ now: new Date('2026-05-01T01:59:30Z') });
    const { delivered, ...parts } = idleParts();
    const scheduler = startScheduler({ ...parts, isScheduling: true, isCatchingUp: false });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    const times = Map.groupBy(delivered, ({ detail }) => detail.jobId);
    expect(times.get('aw.daily.forecast')?.map(({ detail }) => detail)).toEqual([
      expect.objectContaining({
        executionId: null,
        scheduledFor: '2026-05-01T02:00:00.000Z',
        trigger: 'schedule',
      }),
    ]);
    expect(times.get('wwi.hourly.events')).toHaveLength(24);
    expect(new Set(times.keys())).toEqual(new Set(jobs.map(({ id }) => id)));
    await scheduler.close();
    const count = delivered.length;
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(delivered).toHaveLength(count);
  });

  it('does nothing when it is switched off', async () => {
    vi.useFakeTimers({ now: new Date('2026-05-01T01:59:30Z') });
    const { delivered, ...parts } = idleParts();
    const scheduler = startScheduler({ ...parts, isScheduling: false, isCatchingUp: false });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(delivered).toEqual([]);
    await scheduler.close();
  });
});

describe.each(testEngines)('two schedulers at once on $name', (engine) => {
  describe.skipIf(engine.missing)('', () => {
    let server: TestDatabase;
    let databases: readonly Database[];
    beforeAll(async () => {
      server = await engine.start();
      databases = [0, 1].map(() => openDatabase({ dsn: server.dsn }, server.options));
    });
    afterAll(async () => {
      useContainer(undefined);
      await Promise.all(databases.map((database) => database.close()));
      await server.close();
    });

    it('run every missed time once, and none again after a restart', async () => {
      const [first, second] = databases;
      if (!first || !second) throw new Error('two databases were opened');
      const buses = databases.map(() => createBus(storingTargets));
      const start = (database: Database, index: number) => {
        const bus = buses[index] ?? createBus(storingTargets);
        const parts = { database: async () => database, bus, policy: testPolicy };
        return startScheduler({ ...parts, isScheduling: false, isCatchingUp: true });
      };
      useContainer(jobContainer(first, createBus(storingTargets)));
      const schedulers = [start(first, 0), start(second, 1)];
      await Promise.all(schedulers.map(({ caughtUp }) => caughtUp));
      await Promise.all(schedulers.map(({ close }) => close()));

      const states = await slotStates(first);
      expect(states.map(({ jobId }) => jobId).toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
      for (const state of states) {
        expect(state).toMatchObject({ status: 'done', rows: ROWS, events: 1, unaudited: 0 });
        expect(state.runs.filter((status) => status !== 'skipped')).toEqual(['succeeded']);
      }
      expect(await strayRows(first)).toBe(0);

      const runs = states.flatMap((state) => state.runs).length;
      const restarted = start(second, 1);
      await restarted.caughtUp;
      await restarted.close();
      expect((await slotStates(first)).flatMap((state) => state.runs)).toHaveLength(runs);
    });
  });
});

/** Every job of the contract, storing two rows. */
const storingTargets = jobs.map((definition): BusTarget => {
  const handler = job(definition, storesTwoRows);
  return {
    name: definition.id,
    delivery: 'background',
    wants: ({ type, detail }) => type === jobRequestedType && detail.jobId === definition.id,
    invoke: (event, stopSignal) =>
      handler(event, { getRemainingTimeInMillis: () => Number.MAX_SAFE_INTEGER, stopSignal }),
  };
});
