import type { Job } from '@otel-bi/shared/contract/jobs.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { allJobs, jobName } from './answer.ts';
import type { Run } from './api/jobs.ts';
import { nightlyRuns } from './last-night.ts';
import { RunState } from './RunState.tsx';
import { WeekDays } from './WeekDays.tsx';
import { WeekStrip } from './WeekStrip.tsx';

interface JobListProps {
  readonly domain: Domain;
  /** Of this domain, newest first. */
  readonly runs: readonly Run[];
  readonly now: number;
  readonly onOpen: (id: string) => void;
  readonly onRun: (job: Job) => void;
}

/** A domain's jobs: when they are due, their week, how the last run went, and a way to run one now. */
export function JobList({ domain, runs, now, onOpen, onRun }: JobListProps) {
  const { m } = useI18n();
  return (
    <section className="jobs" aria-labelledby={`jobs-${domain}`}>
      <div className="jobs-head">
        <h2 id={`jobs-${domain}`}>{m.domains[domain]}</h2>
        <WeekDays now={now} />
      </div>
      <ul>
        {allJobs
          .filter((job) => job.domain === domain)
          .map((job) => (
            <JobRow
              key={job.id}
              job={job}
              runs={runs.filter(({ jobId }) => jobId === job.id)}
              now={now}
              onOpen={onOpen}
              onRun={onRun}
            />
          ))}
      </ul>
    </section>
  );
}

function JobRow({ job, runs, now, onOpen, onRun }: Omit<JobListProps, 'domain'> & { readonly job: Job }) {
  const { m } = useI18n();
  const texts = m.operations.jobs;
  const name = jobName(job, m);
  return (
    <li className="job">
      <div className="job-name">
        <h3>{name}</h3>
        <p className="quiet">{due(job.cron, texts)}</p>
        <LastNight job={job} runs={runs} now={now} />
      </div>
      <WeekStrip name={name} cron={job.cron} runs={runs} now={now} onOpen={onOpen} />
      <LastRun run={runs[0]} now={now} onOpen={onOpen} />
      <button
        type="button"
        className="button"
        aria-label={texts.runNowOf(`${m.domains[job.domain]}, ${name}`)}
        onClick={() => onRun(job)}
      >
        <Icon name="play" />
        {texts.runNow}
      </button>
    </li>
  );
}

/** How a daily job's last due run went, which a later run by hand must not hide. */
function LastNight({ job, runs, now }: { job: Job; runs: readonly Run[]; now: number }) {
  const { m, f } = useI18n();
  const [night] = nightlyRuns([job], runs, now);
  if (night === undefined) return null;
  const { state, tookMs, lateAt } = night;
  const said = m.wwi.jobs.nightStates[state](tookMs === null ? '' : f.duration(tookMs));
  return (
    <p data-tone={state === 'failed' || state === 'missed' ? 'bad' : undefined} className="quiet">
      {said}
      {lateAt !== null && state !== 'pending' && `, ${m.wwi.jobs.caughtUp(f.timeRange(lateAt, lateAt))}`}
    </p>
  );
}

interface LastRunProps {
  readonly run: Run | undefined;
  readonly now: number;
  readonly onOpen: (id: string) => void;
}

function LastRun({ run, now, onOpen }: LastRunProps) {
  const { m, f } = useI18n();
  if (!run) return <p className="job-last quiet">{m.operations.jobs.never}</p>;
  const { startedAt, durationMs } = run;
  return (
    <button
      type="button"
      className="job-last"
      title={startedAt ? f.instant(startedAt) : undefined}
      onClick={() => onOpen(run.id)}
    >
      <RunState status={run.status} />
      <span className="quiet">
        {startedAt && f.ago(Math.max(0, (now - Date.parse(startedAt)) / 1000))}
        {durationMs !== null && `, ${m.wwi.jobs.took(f.duration(durationMs))}`}
      </span>
    </button>
  );
}

type Texts = ReturnType<typeof useI18n>['m']['operations']['jobs'];

function due(cron: string, texts: Texts): string {
  const [minute = '', hour = ''] = cron.split(' ');
  const padded = minute.padStart(2, '0');
  return hour === '*' ? texts.hourly(padded) : texts.daily(`${hour.padStart(2, '0')}:${padded}`);
}
