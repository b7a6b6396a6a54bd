/** Every job has an alert of its own for the time at which it should long have succeeded. */
import { type Job, jobs } from '@otel-bi/shared/contract/jobs.ts';
import { Cron } from 'croner';
import { counter, growth, histogram } from '../promql.ts';
import type { Alert } from './rule.ts';

const HOUR_MS = 3_600_000;
/** Repeats of a failed run and a late start fit into it. */
const GRACE_HOURS = 2;

/** Hours within which a job must succeed: the gap between its times, and some. */
export function deadlineHours({ cron }: Pick<Job, 'cron'>): number {
  const [first, second] = new Cron(cron, { timezone: 'UTC' }).nextRuns(2, '2026-01-01T00:00:00Z');
  if (first === undefined || second === undefined) throw new Error(`no times in '${cron}'`);
  return (second.getTime() - first.getTime()) / HOUR_MS + GRACE_HOURS;
}

function missing(job: Job): Alert {
  const window = `${deadlineHours(job)}h`;
  const succeeded = growth(counter.jobSuccess, { matchers: `job_id="${job.id}"`, window });
  return {
    name: 'JobMissing',
    // A stack that is younger than the window cannot know: its own `up` must reach that far back.
    expr: `(${succeeded} or vector(0)) < 1 and on () count(up offset ${window}) > 0`,
    for: '10m',
    severity: 'critical',
    summary: `${job.id} has not succeeded for ${window}`,
    labels: { job_id: job.id },
  };
}

export const jobAlerts: readonly Alert[] = [
  {
    name: 'JobFailed',
    expr: `${growth(counter.jobFailure, { by: 'job_id' })} >= 1`,
    for: '0m',
    severity: 'warning',
    summary: '{{ $labels.job_id }} failed {{ $value }} times within an hour',
  },
  {
    name: 'JobSlow',
    expr: `${growth(`${histogram.jobs}_sum`, { by: 'job_id', window: '24h' })} / ${growth(`${histogram.jobs}_count`, { by: 'job_id', window: '24h' })} > 300`,
    for: '0m',
    severity: 'warning',
    summary: '{{ $labels.job_id }} takes {{ $value | humanizeDuration }} on average',
  },
  ...jobs.map(missing),
];
