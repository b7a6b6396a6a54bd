import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import {
  delivered,
  drain,
  expireLeases,
  invoke,
  jobContainer,
  type NotingBus,
  notingBus,
  passTime,
  ROWS,
  scheduleEvent,
  slotStates,
  storesTwoRows,
  strayRows,
  testPolicy,
} from '@otel-bi/localstack/testing/jobs.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { productEvents } from '../../contract/events.ts';
import { awForecast } from '../../contract/jobs.ts';
import type { Database } from '../../store/database.ts';
import { findExecution, listExecutions } from '../../store/executions.ts';
import { openDatabase } from '../../store/pool.ts';
import { useContainer } from '../container.ts';
import { publishOutbox } from './publish.ts';
import { requestEvents, requestReplay, requestRun, sendRun } from './request.ts';
import type { JobResult } from './save.ts';
import { sweep } from './sweep.ts';

const requester = () => ({
  actor: 'ann',
  action: 'aw.jobs.trigger',
  traceId: 'a'.repeat(32),
  signal: new AbortController().signal,
});

const fails = () => Promise.reject(new AppError('warehouse_unavailable', 'the warehouse is away'));

describe.each(testEngines)('a job on $name', (engine) => {
  describe.skipIf(engine.missing)('', () => {
    let server: TestDatabase;
    let database: Database;
    let bus: NotingBus;

    beforeAll(async () => {
      vi.spyOn(process.stderr, 'write').mockReturnValue(true); // failures here are meant
      server = await engine.start();
      database = openDatabase({ dsn: server.dsn }, server.options);
    });
    afterAll(async () => {
      useContainer(undefined);
      await database.close();
      await server.close();
      vi.restoreAllMocks();
    });
    beforeEach(() => {
      bus = notingBus();
      useContainer(jobContainer(database, bus));
    });

    afterEach(() => drain(database, bus));

    const newest = async () => (await slotStates(database)).at(-1);
    const sweepOnce = () => sweep(database, bus, testPolicy);
    const read = async (id: string | null) => findExecution(database, id ?? '');
    /** Lets the bus refuse a run's event until it is given up. @returns how often it was tried */
    const refuseEvents = async (id: string) => {
      let tries = 0;
      while ((await read(id))?.undeliveredEvents === 0 && tries < 50) {
        await passTime(database);
        await publishOutbox(database, bus);
        tries += 1;
      }
      return tries;
    };

    it('stores results, history, audit and events together', async () => {
      const outcome = await invoke(scheduleEvent('2026-02-01T02:00:41Z'));
      expect(outcome.status).toBe('succeeded');
      expect(await read(outcome.executionId)).toMatchObject({
        jobId: 'aw.daily.forecast',
        trigger: 'schedule',
        scheduledFor: '2026-02-01T02:00:00.000000Z',
        status: 'succeeded',
        recordsProcessed: ROWS,
        error: null,
        result: { days: ROWS },
        attempt: 1,
        deadLetter: false,
      });
      expect(await newest()).toEqual({
        jobId: 'aw.daily.forecast',
        slotKey: '2026-02-01T02:00:00.000Z',
        status: 'done',
        runs: ['succeeded'],
        rows: ROWS,
        events: 1,
        unaudited: 0,
      });
      expect(bus.events.map(({ type }) => type)).toEqual(['AnomalyDetected']);
      expect(productEvents.AnomalyDetected.safeParse(bus.events[0]?.detail).error).toBeUndefined();
    });

    it('records a repeated delivery as skipped and does nothing', async () => {
      const event = scheduleEvent();
      await invoke(event);
      const work = vi.fn(storesTwoRows);
      expect(await invoke(event, { work })).toMatchObject({ status: 'skipped' });
      expect(work).not.toHaveBeenCalled();
      expect(await newest()).toMatchObject({ runs: ['succeeded', 'skipped'], rows: ROWS, unaudited: 0 });
    });

    it('runs once when an event comes several times at once', async () => {
      const event = scheduleEvent();
      const outcomes = await Promise.all([invoke(event), invoke(event), invoke(event)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['skipped', 'skipped', 'succeeded']);
      expect(await newest()).toMatchObject({ status: 'done', rows: ROWS, events: 1, unaudited: 0 });
    });

    it('lets a run that meets another of its job wait, then sends it', async () => {
      const gate = Promise.withResolvers<void>();
      const work = async () => {
        await gate.promise;
        return storesTwoRows();
      };
      const first = invoke(scheduleEvent(), { work });
      await vi.waitFor(async () => expect(await newest()).toMatchObject({ runs: ['running'] }), 20_000);

      const run = await requestRun(database, awForecast, requester());
      await sendRun(bus, run, requester().signal);
      const [asked] = bus.takeRequests();
      if (!asked) throw new Error('no event was put');
      expect(await invoke(delivered(asked))).toEqual({ status: 'queued', executionId: run.id });
      expect(await read(run.id)).toMatchObject({ status: 'queued', trigger: 'manual', startedAt: null });

      gate.resolve();
      expect(await first).toMatchObject({ status: 'succeeded' });
      const [sent] = bus.takeRequests();
      expect(sent?.detail).toMatchObject({ executionId: run.id, jobId: awForecast.id, trigger: 'manual' });
      if (!sent) throw new Error('the waiting run was not sent');
      expect(await invoke(delivered(sent))).toEqual({ status: 'succeeded', executionId: run.id });
      expect(await newest()).toMatchObject({ runs: ['succeeded'], rows: ROWS, unaudited: 0 });
    });

    it('repeats a failed run after a while, gives it up in the end, and runs it again when asked', async () => {
      expect(await invoke(scheduleEvent(), { work: fails })).toMatchObject({ status: 'failed' });
      expect(bus.events.map(({ type }) => type)).toEqual(['JobFailed']);
      for (const attempt of [2, 3]) {
        await passTime(database);
        await sweepOnce();
        const [sent] = bus.takeRequests();
        if (!sent) throw new Error(`attempt ${attempt} was not sent`);
        expect(await invoke(delivered(sent), { work: fails })).toMatchObject({ status: 'failed' });
      }
      await passTime(database);
      await sweepOnce();
      expect(bus.takeRequests()).toEqual([]);
      expect(await newest()).toMatchObject({ status: 'dead', runs: ['failed', 'failed', 'failed'], rows: 0 });
      const types = bus.events.map(({ type }) => type).filter((type) => type !== 'JobRequested');
      expect(types).toEqual(['JobFailed', 'JobFailed', 'JobDeadLettered']);
      for (const { type, detail } of bus.events.filter((each) => each.type in productEvents)) {
        const schema = type === 'JobFailed' ? productEvents.JobFailed : productEvents.JobDeadLettered;
        expect(schema.safeParse(detail).error).toBeUndefined();
      }
      const [last] = (await listExecutions(database, { domain: 'aw', limit: 1 })).rows;
      expect(last).toMatchObject({
        status: 'failed',
        attempt: 3,
        deadLetter: true,
        error: 'warehouse_unavailable: the warehouse is away',
      });

      const replay = await requestReplay(database, last?.id ?? '', requester());
      expect(replay).toMatchObject({ trigger: 'replay', attempt: 4, actor: 'ann' });
      await sendRun(bus, replay, requester().signal);
      const again = await requestReplay(database, last?.id ?? '', requester());
      expect(again.id).toBe(replay.id);
      for (const sent of bus.takeRequests()) await invoke(delivered(sent));
      expect(await newest()).toMatchObject({ status: 'done', rows: ROWS, events: 1, unaudited: 0 });
      expect(await read(last?.id ?? '')).toMatchObject({ deadLetter: false, status: 'failed' });
    });

    it('refuses to run again what did not fail', async () => {
      const { executionId } = await invoke(scheduleEvent());
      const replay = (id: string) => requestReplay(database, id, requester());
      await expect(replay(executionId ?? '')).rejects.toMatchObject({ code: 'conflict' });
      await expect(replay('018f0000-0000-7000-8000-000000000000')).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('ends a run whose process died, refuses its late writes and does the work once more', async () => {
      const gate = Promise.withResolvers<void>();
      const work = async (): Promise<JobResult> => {
        await gate.promise;
        return storesTwoRows();
      };
      const silent = invoke(scheduleEvent(), { work });
      await vi.waitFor(async () => expect(await newest()).toMatchObject({ runs: ['running'] }), 20_000);
      await expireLeases(database);
      expect(await sweepOnce()).toMatchObject({ ended: 1 });
      expect(await newest()).toMatchObject({ runs: ['failed', 'queued'] });

      gate.resolve();
      const late = await silent;
      expect(late.status).toBe('failed');
      expect(await newest()).toMatchObject({ rows: 0, events: 0 });
      expect(await read(late.executionId)).toMatchObject({
        error: 'the process that ran it stopped without ending it',
      });

      await drain(database, bus);
      expect(await newest()).toMatchObject({ status: 'done', rows: ROWS, events: 1, unaudited: 0 });
      expect(await strayRows(database)).toBe(0);
    });

    it('records a run that was told to stop, and resumes it without counting that as a failure', async () => {
      const stop = new AbortController();
      const work = ({ signal }: { signal: AbortSignal }) =>
        new Promise<JobResult>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          stop.abort();
        });
      const policy = { ...testPolicy, maxAttempts: 1 };
      useContainer(jobContainer(database, bus, policy));
      const stopped = await invoke(scheduleEvent(), { work, stopSignal: stop.signal });
      expect(await read(stopped.executionId)).toMatchObject({
        status: 'failed',
        error: 'stopped: the product was shut down',
        deadLetter: false,
      });
      const [sent] = bus.takeRequests();
      if (!sent) throw new Error('the stopped run was not sent again');
      await invoke(delivered(sent));
      expect(await newest()).toMatchObject({ status: 'done', runs: ['failed', 'succeeded'], rows: ROWS });
    });

    it('ends work that takes too long though it does not listen', async () => {
      useContainer(jobContainer(database, bus, { ...testPolicy, timeoutMs: 20, maxAttempts: 1 }));
      const outcome = await invoke(scheduleEvent(), { work: () => new Promise(() => undefined) });
      expect(await read(outcome.executionId)).toMatchObject({
        status: 'failed',
        error: 'timed out after 0.02 s',
        deadLetter: true,
      });
    });

    it('keeps drivers’ own words out of the history', async () => {
      const work = () => Promise.reject(new Error('login failed for sa with password hunter2'));
      const { executionId } = await invoke(scheduleEvent(), { work });
      expect((await read(executionId))?.error).toBe('internal: something went wrong on our side');
    });

    it('keeps a run whose event the bus did not take, and sends it later', async () => {
      const run = await requestRun(database, awForecast, requester());
      bus.answer = 'ThrottlingException';
      await sendRun(bus, run, requester().signal);
      expect(await read(run.id)).toMatchObject({ status: 'queued' });
      bus.answer = null;
      await sweepOnce();
      expect(bus.takeRequests()).toEqual([]);
      await passTime(database);
      await sweepOnce();
      const [sent] = bus.takeRequests();
      if (!sent) throw new Error('the run was not sent again');
      expect(await invoke(delivered(sent))).toEqual({ status: 'succeeded', executionId: run.id });
    });

    it('publishes each event until the bus takes it, and then no more', async () => {
      bus.answer = 'InternalFailure';
      await invoke(scheduleEvent());
      bus.answer = null;
      expect(await publishOutbox(database, bus)).toBe(0);
      await passTime(database);
      expect(await publishOutbox(database, bus)).toBe(1);
      await passTime(database);
      expect(await publishOutbox(database, bus)).toBe(0);
      expect(bus.events.map(({ type }) => type)).toEqual(['AnomalyDetected']);
    });

    it('gives an event up that the bus refuses for a day, shows it at its run, and sends it when replayed', async () => {
      bus.answer = 'EntryTooLarge';
      const { executionId } = await invoke(scheduleEvent());
      const id = executionId ?? '';
      expect(await refuseEvents(id)).toBe(29);
      bus.answer = null;
      await passTime(database);
      expect(await publishOutbox(database, bus)).toBe(0);
      expect(await requestEvents(database, id, requester())).toMatchObject({ id, status: 'succeeded' });
      expect(await publishOutbox(database, bus)).toBe(1);
      expect(await findExecution(database, id)).toMatchObject({ undeliveredEvents: 0, status: 'succeeded' });
      expect(await requestEvents(database, id, requester())).toBeNull();
      await expect(requestReplay(database, id, requester())).rejects.toMatchObject({ code: 'conflict' });
    });

    it('sends the event of a failed attempt when replayed, though a later attempt has succeeded', async () => {
      bus.answer = 'EntryTooLarge';
      const { executionId } = await invoke(scheduleEvent(), { work: fails });
      const id = executionId ?? '';
      await refuseEvents(id);
      bus.answer = null;
      expect(await requestEvents(database, id, requester())).toBeNull();
      await sweepOnce();
      const [retry] = bus.takeRequests();
      if (!retry) throw new Error('the failed run was not repeated');
      expect(await invoke(delivered(retry))).toMatchObject({ status: 'succeeded' });

      expect(await requestEvents(database, id, requester())).toMatchObject({ id, status: 'failed' });
      expect(await publishOutbox(database, bus)).toBe(1);
      expect(bus.events.map(({ type }) => type)).toContain('JobFailed');
      expect(await read(id)).toMatchObject({ undeliveredEvents: 0, status: 'failed' });
      await expect(requestReplay(database, id, requester())).rejects.toMatchObject({ code: 'conflict' });
    });

    it.each([
      ['of another source', { ...scheduleEvent(), source: 'aws.s3' }],
      ['for another job', { ...delivered({ type: 'JobRequested', detail: requestOf({ jobId: 'aw.x' }) }) }],
      ['for neither a run nor a time', delivered({ type: 'JobRequested', detail: requestOf({ id: null }) })],
      ['that is none', 'hello'],
    ])('refuses an event %s', async (_name, event) => {
      await expect(invoke(event)).rejects.toMatchObject({ code: 'invalid_body' });
    });

    it('does nothing for a run that the store does not know', async () => {
      const event = delivered({ type: 'JobRequested', detail: requestOf({}) });
      expect(await invoke(event)).toEqual({ status: 'unknown', executionId: null });
    });

    it('keeps its promises under deliveries repeated and out of order', async () => {
      const before = new Set((await slotStates(database)).map(({ slotKey }) => slotKey));
      const random = mulberry(7);
      const events: unknown[] = Array.from({ length: 12 }, () => scheduleEvent());
      let turns = 0;
      while (turns < 150) {
        turns += 1;
        const pair = [pick(events, random), pick(events, random)];
        const work = random() < 0.4 ? fails : storesTwoRows;
        await Promise.all(pair.map((event) => invoke(event, { work })));
        if (random() < 0.3) await passTime(database);
        if (random() < 0.3) await sweepOnce();
        events.push(...bus.takeRequests().map(delivered));
      }
      const states = (await slotStates(database)).filter(({ slotKey }) => !before.has(slotKey));
      expect(states.length).toBe(12);
      for (const state of states) {
        const successes = state.runs.filter((status) => status === 'succeeded').length;
        expect(successes).toBe(state.status === 'done' ? 1 : 0);
        expect(state).toMatchObject({ rows: successes * ROWS, events: successes, unaudited: 0 });
      }
      expect(await strayRows(database)).toBe(0);
    });
  });
});

/** Detail of an event that asks for a run which is not there, unless told otherwise. */
function requestOf(run: { readonly id?: string | null; readonly jobId?: string }) {
  const { id: executionId = '018f0000-0000-7000-8000-000000000000', jobId = awForecast.id } = run;
  return { executionId, jobId, scheduledFor: null, trigger: 'manual', traceparent: null };
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** Seeded numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
