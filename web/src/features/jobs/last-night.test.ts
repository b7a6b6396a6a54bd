import { expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { allJobs } from './answer.ts';
import type { Run } from './api/jobs.ts';
import { nightlyRuns, nightSentence } from './last-night.ts';

const now = Date.parse('2026-05-02T09:00:00Z');

const run = (jobId: string, scheduledFor: string | null, rest: Partial<Run> = {}): Run => ({
  id: `${jobId} ${scheduledFor}`,
  jobId,
  trigger: 'schedule',
  scheduledFor,
  startedAt: scheduledFor,
  finishedAt: scheduledFor,
  status: 'succeeded',
  recordsProcessed: 1,
  durationMs: 1200,
  error: null,
  result: null,
  traceId: null,
  attempt: 1,
  deadLetter: false,
  undeliveredEvents: 0,
  ...rest,
});

const night = [
  run('aw.daily.forecast', '2026-05-02T02:00:00.000000Z', { durationMs: 4200 }),
  run('aw.daily.scores', '2026-05-02T02:30:00.000000Z', { status: 'failed' }),
  run('aw.daily.scores', '2026-05-01T02:30:00.000000Z'),
  run('aw.daily.data_quality', '2026-05-02T03:00:00.000000Z'),
  run('aw.daily.anomaly_detection', '2026-05-02T03:30:00.000000Z', { status: 'running', durationMs: null }),
  run('wwi.daily.supplier_scores', '2026-05-01T03:30:00.000000Z'),
  run('wwi.daily.data_quality', null),
  run('wwi.hourly.reorder', '2026-05-02T09:00:00.000000Z', { durationMs: 99_000 }),
];

test('each daily job is judged by the time it was last due, whatever ran before or by hand', () => {
  expect(
    Object.fromEntries(nightlyRuns(allJobs, night, now).map(({ jobId, state }) => [jobId, state])),
  ).toEqual({
    'aw.daily.forecast': 'succeeded',
    'aw.daily.scores': 'failed',
    'aw.daily.data_quality': 'succeeded',
    'aw.daily.anomaly_detection': 'pending',
    'wwi.daily.supplier_scores': 'missed',
    'wwi.daily.data_quality': 'missed',
  });
});

test('the newest attempt counts, and a repeated delivery does not', () => {
  const retried = [
    run('aw.daily.scores', '2026-05-02T02:30:00.000000Z', { status: 'skipped' }),
    run('aw.daily.scores', '2026-05-02T02:30:00.000000Z', { attempt: 2 }),
    ...night,
  ];
  const scores = nightlyRuns(allJobs, retried, now).find(({ jobId }) => jobId === 'aw.daily.scores');
  expect(scores?.state).toBe('succeeded');
});

test('a time that has just come is not missed yet', () => {
  const at = Date.parse('2026-05-02T02:05:00Z');
  const earlier = [run('wwi.hourly.reorder', '2026-05-01T01:00:00.000000Z')];
  const forecast = nightlyRuns(allJobs, earlier, at).find(({ jobId }) => jobId === 'aw.daily.forecast');
  expect(forecast?.state).toBe('pending');
});

test('nothing is missed that was due before the first known run', () => {
  const first = [run('aw.daily.scores', null, { startedAt: '2026-05-02T08:00:00.000000Z' })];
  expect(nightlyRuns(allJobs, first, now)).toEqual([]);
  expect(nightSentence(allJobs, first, now, en, createFormatter('en-GB'))).toBe('');
});

const daily = allJobs.filter(({ cron }) => /^\d+ \d+ /.test(cron));
const dueToday = (index: number, rest: Partial<Run> = {}) => {
  const { id = '', cron = '' } = daily[index] ?? {};
  const [minute = '', hour = ''] = cron.split(' ');
  return run(id, `2026-05-02T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:00.000000Z`, rest);
};
const late = { trigger: 'catch-up', startedAt: '2026-05-02T07:30:10.000000Z' } as const;

test('runs that were caught up in the morning are not said to have run in the night', () => {
  const f = createFormatter('en-GB');
  const at = Date.parse(late.startedAt);
  const caughtUp = daily.map((_, index) => dueToday(index, late));
  const sentence = nightSentence(allJobs, caughtUp, now, en, f);
  expect(sentence).toContain(
    `Last night’s ${daily.length} daily jobs were caught up at ${f.timeRange(at, at)} and succeeded.`,
  );
  expect(sentence).not.toContain('ran');
});

test('runs on time and runs caught up are counted apart', () => {
  const f = createFormatter('en-GB');
  const mixed = daily.map((_, index) => dueToday(index, index < 2 ? late : {}));
  mixed[1] = dueToday(1, { ...late, startedAt: '2026-05-02T07:32:00.000000Z' });
  const when = f.timeRange(Date.parse(late.startedAt), Date.parse('2026-05-02T07:32:00Z'));
  expect(nightSentence(allJobs, mixed, now, en, f)).toContain(
    `Last night ${daily.length - 2} of ${daily.length} daily jobs ran on time and succeeded; 2 succeeded when caught up at ${when}.`,
  );
});

test('the sentence names the slowest, what failed and what was missed', () => {
  const sentence = nightSentence(allJobs, night, now, en, createFormatter('en-GB'));
  expect(sentence).toContain('2 of 6 daily jobs');
  expect(sentence).toContain('AdventureWorks: Sales forecast, 4.2');
  expect(sentence).toContain('AdventureWorks: Rep and product scores');
  expect(sentence).toContain(
    'Wide World Importers: Supplier scores and Wide World Importers: Data-quality checks',
  );
});
