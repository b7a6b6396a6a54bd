/** Whether the daily jobs ran when they were last due: what an operator asks in the morning. */
import type { Job } from '@otel-bi/shared/contract/jobs.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { jobName } from './answer.ts';
import { isUnderWay, type Run } from './api/jobs.ts';
import { lastDue, lateStart, PATIENCE_MS, scheduleOf } from './week.ts';

const DAY_MS = 24 * 3_600_000;

export interface NightlyRun {
  readonly jobId: string;
  readonly state: 'succeeded' | 'failed' | 'missed' | 'pending';
  /** Milliseconds; null where it has not ended. */
  readonly tookMs: number | null;
  /** When it began long after it was due, in milliseconds since 1970; null where it was on time. */
  readonly lateAt: number | null;
}

/**
 * Each daily job at the time it was last due; times before the oldest known run are unknown and left out.
 * @param jobs whose runs are known
 * @param runs newest first within each job; of several attempts at one due time the newest counts
 * @param now milliseconds since 1970
 */
export function nightlyRuns(jobs: readonly Job[], runs: readonly Run[], now: number): NightlyRun[] {
  const known = Math.min(
    now,
    ...runs.flatMap(({ startedAt, scheduledFor }) => instants(startedAt, scheduledFor)),
  );
  return jobs
    .filter(({ cron }) => scheduleOf(cron).everyMs === DAY_MS && lastDue(cron, now) >= known)
    .map(({ id, cron }) => {
      const due = lastDue(cron, now);
      const run = runs.find(
        ({ jobId, scheduledFor, status }) =>
          jobId === id && status !== 'skipped' && scheduledFor !== null && Date.parse(scheduledFor) === due,
      );
      if (run === undefined) {
        const state = now - due > PATIENCE_MS ? 'missed' : 'pending';
        return { jobId: id, state, tookMs: null, lateAt: null };
      }
      const lateAt = lateStart(run);
      if (isUnderWay(run)) return { jobId: id, state: 'pending', tookMs: null, lateAt };
      return {
        jobId: id,
        state: run.status === 'succeeded' ? 'succeeded' : 'failed',
        tookMs: run.durationMs,
        lateAt,
      };
    });
}

const instants = (...texts: readonly (string | null)[]) =>
  texts.flatMap((text) => (text === null ? [] : [Date.parse(text)]));

/** The night in a sentence: how many ran, the slowest, and what did not. */
export function nightSentence(
  jobs: readonly Job[],
  runs: readonly Run[],
  now: number,
  m: Messages,
  f: Formatter,
): string {
  const texts = m.wwi.jobs;
  const nightly = nightlyRuns(jobs, runs, now);
  if (nightly.length === 0) return '';
  const domainOf = (id: string) => m.domains[id.startsWith('wwi') ? 'wwi' : 'aw'];
  const named = ({ jobId }: NightlyRun) => `${domainOf(jobId)}: ${jobName({ id: jobId }, m)}`;
  const of = (state: NightlyRun['state']) => nightly.filter((run) => run.state === state);
  const good = of('succeeded');
  const [slowest] = good.toSorted((a, b) => (b.tookMs ?? 0) - (a.tookMs ?? 0));
  const names = (list: readonly NightlyRun[]) => f.list(list.map(named));
  return [
    howMany(good, nightly.length, m, f),
    slowest?.tookMs ? texts.slowest(named(slowest), f.duration(slowest.tookMs)) : '',
    of('failed').length > 0 ? texts.nightFailed(names(of('failed'))) : '',
    of('missed').length > 0 ? texts.nightMissed(names(of('missed'))) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How many succeeded of all: on time, or caught up later, after the machine had been off at their time. */
function howMany(good: readonly NightlyRun[], all: number, m: Messages, f: Formatter): string {
  const texts = m.wwi.jobs;
  const late = good.flatMap(({ lateAt }) => lateAt ?? []);
  if (late.length === 0) return texts.night(good.length, all);
  const when = f.timeRange(Math.min(...late), Math.max(...late));
  if (late.length === all) return texts.nightCaughtUp(all, when);
  return texts.nightMixed(good.length - late.length, all, late.length, when);
}
