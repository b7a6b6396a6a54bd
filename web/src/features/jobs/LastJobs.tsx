/** A domain's jobs on the overview: how each one's last run went. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../shared/api/context.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Attention } from '../../shared/ui/Attention.tsx';
import { allJobs, jobName } from './answer.ts';
import { type Run, recentRunsOptions } from './api/jobs.ts';
import { RunState } from './RunState.tsx';
import '../../styles/operations.css';

export function LastJobs({ domain }: { domain: Domain }) {
  const { m } = useI18n();
  const api = useApi();
  const query = useQuery(recentRunsOptions(api, domain));
  const jobs = allJobs.filter((job) => job.domain === domain);
  const runs = query.data?.data ?? [];
  return (
    <Attention
      title={m.wwi.jobs.last}
      of={m.domains[domain]}
      query={query}
      rows={jobs.length}
      empty=""
      more={
        <Link to="/jobs" search={{}}>
          {m.wwi.jobs.all}
        </Link>
      }
    >
      {query.data &&
        jobs.map((job) => (
          <JobLine
            key={job.id}
            name={jobName(job, m)}
            run={runs.find(({ jobId, status }) => jobId === job.id && status !== 'skipped')}
            now={query.dataUpdatedAt}
          />
        ))}
    </Attention>
  );
}

interface JobLineProps {
  readonly name: string;
  readonly run: Run | undefined;
  readonly now: number;
}

function JobLine({ name, run, now }: JobLineProps) {
  const { m, f } = useI18n();
  const at = run?.startedAt ?? run?.scheduledFor;
  const parts = [
    at ? f.ago(Math.max(0, (now - Date.parse(at)) / 1000)) : '',
    run && run.durationMs !== null ? m.wwi.jobs.took(f.duration(run.durationMs)) : '',
  ];
  return (
    <li>
      {run ? (
        <Link className="attention-main row-button" to="/jobs" search={{ open: run.id }}>
          {name}
        </Link>
      ) : (
        <span className="attention-main">{name}</span>
      )}
      <span className="attention-value">
        {run ? <RunState status={run.status} /> : <span className="quiet">{m.operations.jobs.never}</span>}
      </span>
      {run && <span className="attention-note">{parts.filter(Boolean).join(', ')}</span>}
    </li>
  );
}
