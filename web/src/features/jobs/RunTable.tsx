import { useState } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { jobName } from './answer.ts';
import type { Run } from './api/jobs.ts';
import { RunState } from './RunState.tsx';

const PAGE = 25;

/** All known runs, newest first: the strip in words, and the way to each run by keys. */
export function RunTable({ runs, onOpen }: { runs: readonly Run[]; onOpen: (id: string) => void }) {
  const { m, f } = useI18n();
  const texts = m.operations.jobs;
  const [{ status }, setState] = useUrlState();
  const [size, setSize] = useState(PAGE);
  const found = status === 'failed' ? runs.filter((run) => run.status === 'failed') : runs;
  const shown = found.slice(0, size);
  return (
    <section className="page-part">
      <h2>{texts.runs}</h2>
      <div className="table-tools">
        <Segments
          label={texts.status}
          value={status ?? 'all'}
          options={[
            { id: 'all', label: texts.anyStatus },
            { id: 'failed', label: texts.onlyFailed },
          ]}
          onChange={(next) => setState({ status: next === 'failed' ? next : undefined }, { replace: true })}
        />
        <span className="quiet" role="status">
          {texts.shownOf(f.number(shown.length), f.number(found.length))}
        </span>
      </div>
      {found.length === 0 ? (
        <p className="quiet">{status === 'failed' ? texts.noneFailed : texts.answerNone}</p>
      ) : (
        <Rows runs={shown} onOpen={onOpen} />
      )}
      {size < found.length && (
        <button type="button" className="button load-more" onClick={() => setSize(size + PAGE * 4)}>
          {m.operations.loadMore}
        </button>
      )}
    </section>
  );
}

function Rows({ runs, onOpen }: { runs: readonly Run[]; onOpen: (id: string) => void }) {
  const { m } = useI18n();
  const texts = m.operations.jobs;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={texts.runs}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.status}</th>
            <th scope="col">{texts.job}</th>
            <th scope="col">{texts.started}</th>
            <th scope="col" data-number>
              {texts.took}
            </th>
            <th scope="col" data-number>
              {texts.records}
            </th>
            <th scope="col">{texts.why}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ run, onOpen }: { run: Run; onOpen: (id: string) => void }) {
  const { m, f } = useI18n();
  const { id, jobId, status, startedAt, scheduledFor, durationMs, recordsProcessed, trigger } = run;
  const at = startedAt ?? scheduledFor;
  const domain = jobId.startsWith('wwi') ? 'wwi' : 'aw';
  return (
    <tr>
      <td>
        <RunState status={status} />
      </td>
      <th scope="row">
        <button type="button" className="row-button" data-run={id} onClick={() => onOpen(id)}>
          {jobName({ id: jobId }, m)}
        </button>
        <small>{m.domains[domain]}</small>
      </th>
      <td>{at ? f.instant(at) : m.notAvailable}</td>
      <td data-number>{durationMs === null ? m.notAvailable : f.duration(durationMs)}</td>
      <td data-number>{recordsProcessed === null ? m.notAvailable : f.number(recordsProcessed)}</td>
      <td>{m.operations.jobs.triggers[trigger]}</td>
    </tr>
  );
}
