import { useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { jobName } from './answer.ts';
import type { Run } from './api/jobs.ts';
import { RunState } from './RunState.tsx';

interface RunTableProps {
  /** Newest first. */
  readonly runs: readonly Run[];
  readonly onOpen: (id: string) => void;
}

/** All known runs, newest first: the strip in words, and the way to each run by keys. */
export function RunTable({ runs, onOpen }: RunTableProps) {
  const { m } = useI18n();
  const texts = m.operations.jobs;
  const [{ status, open }, setState] = useUrlState();
  const isFailedOnly = status === 'failed';
  const rows = useMemo(
    () => (isFailedOnly ? runs.filter((run) => run.status === 'failed') : runs),
    [runs, isFailedOnly],
  );
  return (
    <section className="page-part">
      <h2>{texts.runs}</h2>
      <DataTable
        name={texts.runs}
        columns={useColumns(onOpen)}
        rows={rows}
        keyOf={({ id }) => id}
        find={m.wwi.jobs.find}
        count={texts.shownOf}
        empty={isFailedOnly && rows.length === 0 ? texts.noneFailed : m.table.none}
        openKey={open}
        tools={
          <Segments
            label={texts.status}
            value={status ?? 'all'}
            options={[
              { id: 'all', label: texts.anyStatus },
              { id: 'failed', label: texts.onlyFailed },
            ]}
            onChange={(next) => setState({ status: next === 'failed' ? next : undefined }, { replace: true })}
          />
        }
      />
    </section>
  );
}

const domainOf = ({ jobId }: Run) => (jobId.startsWith('wwi') ? 'wwi' : 'aw');
const beganAt = ({ startedAt, scheduledFor }: Run) => startedAt ?? scheduledFor;

function useColumns(onOpen: (id: string) => void): Column<Run>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.operations.jobs;
    const name = ({ jobId }: Run) => jobName({ id: jobId }, m);
    return [
      {
        id: 'status',
        label: texts.status,
        width: 112,
        sortKey: ({ status }) => status,
        text: ({ status }) => texts.statuses[status],
        cell: ({ status }) => <RunState status={status} />,
      },
      {
        id: 'job',
        label: texts.job,
        isHead: true,
        width: 216,
        sortKey: name,
        cell: (run) => (
          <button type="button" className="row-button" data-run={run.id} onClick={() => onOpen(run.id)}>
            {name(run)}
          </button>
        ),
      },
      {
        id: 'domain',
        label: m.operations.domain,
        width: 168,
        sortKey: (run) => m.domains[domainOf(run)],
        cell: (run) => m.domains[domainOf(run)],
      },
      {
        id: 'started',
        label: texts.started,
        width: 176,
        sortKey: beganAt,
        cell: (run) => {
          const at = beganAt(run);
          return at === null ? m.notAvailable : <span className="instant">{f.instant(at)}</span>;
        },
      },
      {
        id: 'took',
        label: texts.took,
        isNumber: true,
        sortKey: ({ durationMs }) => durationMs,
        cell: ({ durationMs }) => (durationMs === null ? m.notAvailable : f.duration(durationMs)),
      },
      {
        id: 'records',
        label: texts.records,
        isNumber: true,
        sortKey: ({ recordsProcessed }) => recordsProcessed,
        cell: ({ recordsProcessed }) =>
          recordsProcessed === null ? m.notAvailable : f.number(recordsProcessed),
      },
      {
        id: 'why',
        label: texts.why,
        sortKey: ({ trigger }) => texts.triggers[trigger],
        cell: ({ trigger, deadLetter, undeliveredEvents }) => (
          <>
            {texts.triggers[trigger]}
            {deadLetter && <small data-tone="bad">{m.wwi.jobs.waitsForReplay}</small>}
            {undeliveredEvents > 0 && <small data-tone="bad">{m.insight.jobs.undelivered}</small>}
          </>
        ),
      },
    ];
  }, [m, f, onOpen]);
}
