import type { Job } from '@otel-bi/shared/contract/jobs.ts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { allJobs, answerOfJobs, jobName } from '../../features/jobs/answer.ts';
import { type Run, runsOptions } from '../../features/jobs/api/jobs.ts';
import { JobList } from '../../features/jobs/JobList.tsx';
import { nightSentence } from '../../features/jobs/last-night.ts';
import { RunDialog } from '../../features/jobs/RunDialog.tsx';
import { RunPanel } from '../../features/jobs/RunPanel.tsx';
import { RunTable } from '../../features/jobs/RunTable.tsx';
import { useApi } from '../../shared/api/context.ts';
import { domains } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';
import '../../features/jobs/jobs.css';

const begunAt = ({ startedAt, scheduledFor }: Run) => startedAt ?? scheduledFor ?? '';

/** Whether last night's jobs ran, what came of them, and a way to run one now. */
export function JobsPage() {
  const api = useApi();
  const [{ open }, setState] = useUrlState();
  const [asked, setAsked] = useState<Job | null>(null);
  const runs = { aw: useQuery(runsOptions(api, 'aw')), wwi: useQuery(runsOptions(api, 'wwi')) };
  const show = useCallback((id: string | undefined) => setState({ open: id }, { replace: true }), [setState]);
  const isPending = runs.aw.isPending || runs.wwi.isPending;
  const known = allJobs.filter(({ domain }) => runs[domain].data !== undefined);
  const all = [...(runs.aw.data?.data ?? []), ...(runs.wwi.data?.data ?? [])].toSorted((a, b) =>
    begunAt(b).localeCompare(begunAt(a)),
  );
  const now = Math.max(runs.aw.dataUpdatedAt, runs.wwi.dataUpdatedAt);
  return (
    <div className="page">
      {(isPending || known.length > 0) && (
        <JobsAnswer jobs={known} runs={isPending ? undefined : all} now={now} />
      )}
      {domains.map((domain) => {
        const { data, error, refetch } = runs[domain];
        return (
          <div key={domain}>
            {error && <ErrorNotice error={error} retry={() => void refetch()} isStale={data !== undefined} />}
            {data && <JobList domain={domain} runs={data.data} now={now} onOpen={show} onRun={setAsked} />}
            {!data && !error && <span className="skeleton jobs-skeleton" aria-hidden="true" />}
          </div>
        );
      })}
      {all.length > 0 && <RunTable runs={all} onOpen={show} />}
      {asked && (
        <RunDialog
          job={asked}
          onClose={() => setAsked(null)}
          onStarted={(id) => {
            setAsked(null);
            show(id);
          }}
        />
      )}
      {open !== undefined && <RunPanel id={open} onOpen={show} onClose={() => show(undefined)} />}
    </div>
  );
}

interface JobsAnswerProps {
  /** Whose runs are known. */
  readonly jobs: readonly Job[];
  readonly runs: readonly Run[] | undefined;
  readonly now: number;
}

function JobsAnswer({ jobs, runs, now }: JobsAnswerProps) {
  const { m, f } = useI18n();
  if (runs === undefined) return <Answer sentence={undefined} details="" />;
  const { sentence, neverRun } = answerOfJobs(jobs, runs, m, f.list);
  const texts = m.operations.jobs;
  const last = runs[0]?.startedAt;
  const isEmpty = runs.length === 0;
  const details = [
    isEmpty ? '' : nightSentence(jobs, runs, now, m, f),
    last ? texts.lastRun(f.ago(Math.max(0, (now - Date.parse(last)) / 1000))) : '',
    neverRun.length > 0 ? texts.someNever(f.list(neverRun.map((job) => jobName(job, m)))) : '',
    neverRun.length > 0 ? texts.firstRun : '',
    texts.week,
  ];
  return <Answer sentence={sentence} details={details.filter(Boolean).join(' ')} />;
}
