import { jobs as contractJobs, type Job } from '@otel-bi/shared/contract/jobs.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { isUnderWay, type Run } from './api/jobs.ts';

/** The jobs that there are; read here so that pages need no validator. */
export const allJobs: readonly Job[] = contractJobs;

export function jobName(job: Pick<Job, 'id'>, m: Messages): string {
  return m.operations.jobs.names[job.id] ?? job.id;
}

/** A job's newest run that has ended; null where none has. */
export function lastEnded(runs: readonly Run[], jobId: string): Run | null {
  return runs.find((run) => run.jobId === jobId && !isUnderWay(run) && run.status !== 'skipped') ?? null;
}

interface JobsAnswer {
  readonly sentence: string;
  readonly neverRun: readonly Job[];
}

/**
 * What an operator asks first: did everything run?
 * @param jobs whose runs are known
 * @param runs of these jobs, newest first within each
 */
export function answerOfJobs(
  jobs: readonly Job[],
  runs: readonly Run[],
  m: Messages,
  list: (names: string[]) => string,
): JobsAnswer {
  const texts = m.operations.jobs;
  const lasts = jobs.map((job) => ({ job, last: lastEnded(runs, job.id) }));
  const neverRun = lasts.filter(({ last }) => last === null).map(({ job }) => job);
  const failed = lasts.filter(({ last }) => last?.status === 'failed').map(({ job }) => job);
  const named = (job: Job) => `${m.domains[job.domain]}: ${jobName(job, m)}`;
  if (failed.length > 0) {
    return { sentence: texts.answerFailed(failed.length, list(failed.map(named))), neverRun };
  }
  const underWay = runs.filter(isUnderWay).length;
  if (neverRun.length === jobs.length) {
    return { sentence: underWay > 0 ? texts.answerRunning(underWay) : texts.answerNone, neverRun };
  }
  return { sentence: texts.answerGood(jobs.length - neverRun.length), neverRun };
}
