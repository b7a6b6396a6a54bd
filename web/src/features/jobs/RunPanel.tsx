/** One run, followed while it goes on: when, how long, what came of it, and its trace. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { hasEmbeddedTraces, useSettings } from '../../shared/settings.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Identifier, TraceIdentifier } from '../../shared/ui/Identifier.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { PanelFacts, SidePanel } from '../../shared/ui/SidePanel.tsx';
import { LineagePart } from '../lineage/LineagePart.tsx';
import { jobName } from './answer.ts';
import { isUnderWay, type Run, replayRun, runOptions } from './api/jobs.ts';
import { RunResult } from './RunResult.tsx';
import { RunState } from './RunState.tsx';
import { RunSteps } from './RunSteps.tsx';

interface RunPanelProps {
  readonly id: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

export function RunPanel({ id, onOpen, onClose }: RunPanelProps) {
  const { m } = useI18n();
  const api = useApi();
  const queries = useQueryClient();
  const run = useQuery(runOptions(api, id));
  const status = run.data?.data.status;
  useEffect(() => {
    // The lists show the new state at once, not at their next look.
    if (status) void queries.invalidateQueries({ queryKey: ['jobs', 'runs'] });
  }, [status, queries]);
  const title = run.data ? jobName({ id: run.data.data.jobId }, m) : m.operations.jobs.run;
  return (
    <SidePanel id={id} kind={m.operations.jobs.run} title={title} onClose={onClose}>
      {run.error && <ErrorNotice error={run.error} retry={() => void run.refetch()} />}
      {run.data && <RunDetail run={run.data.data} onOpen={onOpen} />}
    </SidePanel>
  );
}

function RunDetail({ run, onOpen }: { run: Run; onOpen: (id: string) => void }) {
  const { m, f } = useI18n();
  const { traceUrlTemplate } = useSettings();
  const texts = m.operations.jobs;
  return (
    <>
      <p className="run-state" role="status">
        <RunState status={run.status} />
        {isUnderWay(run) && <span className="quiet">{texts.following}</span>}
      </p>
      {run.error !== null && (
        <div className="notice notice-bad">
          <Icon name="warning" />
          <div>
            <strong>{texts.error}</strong>
            <p lang="en">{run.error}</p>
            {run.deadLetter && <p>{texts.deadLetter}</p>}
          </div>
        </div>
      )}
      {run.undeliveredEvents > 0 && (
        <div className="notice notice-bad">
          <Icon name="warning" />
          <p>{m.insight.jobs.undeliveredEvents(f.number(run.undeliveredEvents))}</p>
        </div>
      )}
      {run.status === 'failed' && <Replay run={run} onOpen={onOpen} label={texts.replay} />}
      {run.status === 'succeeded' && run.undeliveredEvents > 0 && (
        <Replay run={run} onOpen={onOpen} label={m.insight.jobs.sendAgain} />
      )}
      <PanelFacts rows={useFacts(run)} />
      <h3>{texts.result}</h3>
      <RunResult result={run.result} />
      {run.status === 'succeeded' && (
        <>
          <h3>{m.traces.lineage}</h3>
          <LineagePart auditId={run.id} beside="row" />
        </>
      )}
      {run.traceId !== null && hasEmbeddedTraces(traceUrlTemplate) && (
        <RunSteps traceId={run.traceId} isUnderWay={isUnderWay(run)} />
      )}
    </>
  );
}

function useFacts(run: Run): (readonly [string, ReactNode])[] {
  const { m, f } = useI18n();
  const texts = m.operations.jobs;
  const rows: (readonly [string, ReactNode])[] = [[texts.why, texts.triggers[run.trigger]]];
  if (run.scheduledFor) rows.push([texts.scheduledFor, f.instant(run.scheduledFor)]);
  if (run.startedAt) rows.push([texts.started, f.instant(run.startedAt)]);
  if (run.finishedAt) rows.push([texts.finished, f.instant(run.finishedAt)]);
  if (run.durationMs !== null) rows.push([texts.took, f.duration(run.durationMs)]);
  if (run.recordsProcessed !== null) rows.push([texts.records, f.number(run.recordsProcessed)]);
  rows.push([texts.attempt, f.number(run.attempt)]);
  rows.push([texts.runId, <Identifier key="run" id={run.id} what={texts.runId} />]);
  if (run.traceId) rows.push([m.explain.traceId, <TraceIdentifier key="trace" traceId={run.traceId} />]);
  return rows;
}

interface ReplayProps {
  readonly run: Run;
  readonly onOpen: (id: string) => void;
  readonly label: string;
}

function Replay({ run, onOpen, label }: ReplayProps) {
  const api = useApi();
  const replay = useMutation({ mutationFn: () => replayRun(api, run.id), onSuccess: onOpen });
  return (
    <>
      {replay.error && <ErrorNotice error={replay.error} retry={() => replay.mutate()} />}
      <button type="button" className="button" disabled={replay.isPending} onClick={() => replay.mutate()}>
        <Icon name="refresh" />
        {label}
      </button>
    </>
  );
}
