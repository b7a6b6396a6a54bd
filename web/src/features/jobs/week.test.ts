import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import { expect, test } from 'vitest';
import type { Run } from './api/jobs.ts';
import { byHand, lateStart, midnightsOf, scheduleOf, WEEK_MS, weekOf } from './week.ts';

const now = Date.parse('2026-03-10T12:00:00Z');

const run = (scheduledFor: string | null, more: Partial<Run> = {}): Run => ({
  id: `run-${scheduledFor}`,
  jobId: 'aw.daily.forecast',
  trigger: scheduledFor === null ? 'manual' : 'schedule',
  scheduledFor,
  startedAt: scheduledFor ?? '2026-03-09T10:00:00Z',
  finishedAt: null,
  status: 'succeeded',
  recordsProcessed: null,
  durationMs: null,
  error: null,
  result: null,
  traceId: null,
  attempt: 1,
  deadLetter: false,
  undeliveredEvents: 0,
  ...more,
});

test.each(jobs.map(({ id, cron }) => [id, cron] as const))('the schedule of %s can be drawn', (_id, cron) => {
  expect(scheduleOf(cron).everyMs).toBeGreaterThan(0);
});

test('refuses a schedule that it would draw wrongly', () => {
  expect(() => scheduleOf('*/5 * * * *')).toThrow(RangeError);
  expect(() => scheduleOf('0 2 * * 1')).toThrow(RangeError);
});

test('a due time without a run is missed, one before the first known run is not', () => {
  const slots = weekOf([run('2026-03-10T02:00:00Z'), run('2026-03-07T02:00:00Z')], '0 2 * * *', now);
  expect(slots.map(({ at, state }) => [new Date(at).toISOString().slice(0, 13), state])).toEqual([
    ['2026-03-07T02', 'succeeded'],
    ['2026-03-08T02', 'missed'],
    ['2026-03-09T02', 'missed'],
    ['2026-03-10T02', 'succeeded'],
  ]);
});

test('an hourly job has a slot for each hour of the week and none for the hour that is just due', () => {
  const at = Date.parse('2026-03-10T12:03:00Z');
  const slots = weekOf([run('2026-03-03T12:30:00Z'), run('2026-02-01T00:30:00Z')], '30 * * * *', at);
  expect(slots).toHaveLength(168);
  const justDue = weekOf([run('2026-03-01T12:00:00Z')], '0 * * * *', at);
  expect(new Date(justDue.at(-1)?.at ?? 0).toISOString()).toBe('2026-03-10T11:00:00.000Z');
});

test('the newest attempt at a due time counts', () => {
  const again = run('2026-03-10T02:00:00Z', { id: 'second', attempt: 2 });
  const first = run('2026-03-10T02:00:00Z', { id: 'first', status: 'failed' });
  expect(weekOf([again, first], '0 2 * * *', now).map(({ run: shown }) => shown?.id)).toEqual(['second']);
});

test('without any run nothing is said to be missed', () => {
  expect(weekOf([], '0 2 * * *', now)).toEqual([]);
});

test('a run that began long after it was due is late, one of a few minutes or by hand is not', () => {
  const startedAt = '2026-03-10T07:30:00Z';
  expect(lateStart(run('2026-03-10T02:00:00Z', { startedAt }))).toBe(Date.parse(startedAt));
  expect(lateStart(run('2026-03-10T07:25:00Z', { startedAt }))).toBeNull();
  expect(lateStart(run(null, { startedAt }))).toBeNull();
  expect(lateStart(run('2026-03-10T02:00:00Z', { startedAt: null }))).toBeNull();
});

test('runs by hand stand apart, by time, of the last week only', () => {
  const hand = [
    run(null, { id: 'new' }),
    run(null, { id: 'old', startedAt: '2026-03-05T10:00:00Z' }),
    run(null, { id: 'too-old', startedAt: '2026-01-01T10:00:00Z' }),
    run('2026-03-10T02:00:00Z'),
  ];
  expect(byHand(hand, now).map(({ run: shown }) => shown?.id)).toEqual(['old', 'new']);
});

test('the days of the week begin at midnight UTC, all inside the week', () => {
  const days = midnightsOf(now);
  expect(days.map((at) => new Date(at).toISOString().slice(0, 13))).toEqual(
    [10, 9, 8, 7, 6, 5, 4].map((day) => `2026-03-${String(day).padStart(2, '0')}T00`),
  );
  expect(Math.min(...days)).toBeGreaterThan(now - WEEK_MS);
});
