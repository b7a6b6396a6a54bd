/** What the product did lately: traces, who calls whom, and which statements are slow. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import {
  NEWEST,
  type ServiceMap,
  type SlowQuery,
  serviceMapOptions,
  slowQueriesOptions,
  type TraceSummary,
  tracesOptions,
} from '../../features/traces/api/traces.ts';
import { Elsewhere } from '../../features/traces/Elsewhere.tsx';
import { LiveButton } from '../../features/traces/LiveButton.tsx';
import { SlowQueryTable } from '../../features/traces/SlowQueryTable.tsx';
import { TraceTable } from '../../features/traces/TraceTable.tsx';
import { TraceTools } from '../../features/traces/TraceTools.tsx';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { hasEmbeddedTraces, useSettings } from '../../shared/settings.ts';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';
import '../../features/traces/traces.css';

/** With what lays it out, loaded when it is looked at. */
const ServiceMapView = lazy(() =>
  import('../../features/traces/ServiceMapView.tsx').then(({ ServiceMapView: component }) => ({
    default: component,
  })),
);

export function TracesPage() {
  const { traceUrlTemplate } = useSettings();
  const [{ show }] = useUrlState();
  const [isLive, setLive] = useState(true);
  if (!hasEmbeddedTraces(traceUrlTemplate)) {
    return (
      <div className="page">
        <Elsewhere />
      </div>
    );
  }
  const bar = <Views isLive={isLive} onLive={setLive} />;
  return (
    <div className="page">
      {show === 'map' ? (
        <MapView isLive={isLive} bar={bar} />
      ) : show === 'queries' ? (
        <QueriesView isLive={isLive} bar={bar} />
      ) : (
        <ListView isLive={isLive} bar={bar} />
      )}
    </div>
  );
}

function Views({ isLive, onLive }: { isLive: boolean; onLive: (isLive: boolean) => void }) {
  const { m } = useI18n();
  const [{ show }, setState] = useUrlState();
  const { list, map, queries } = m.traces.views;
  return (
    <div className="traces-head">
      <Segments
        label={m.frame.view}
        value={show ?? 'list'}
        options={[
          { id: 'list', label: list },
          { id: 'map', label: map },
          { id: 'queries', label: queries },
        ]}
        onChange={(next) => setState({ show: next === 'list' ? undefined : next, sort: undefined })}
      />
      <LiveButton isLive={isLive} onChange={onLive} />
    </div>
  );
}

interface ViewProps {
  readonly isLive: boolean;
  /** Stands between the answer and the rest. */
  readonly bar: ReactNode;
}

function ListView({ isLive, bar }: ViewProps) {
  const api = useApi();
  const [{ find, status, http, slower, routine }] = useUrlState();
  const outcome = status === 'failed' ? ('error' as const) : status;
  const hidesRoutine = routine !== 'shown';
  const filter = { route: find, outcome, hidesRoutine, status: http, minDurationMs: slower };
  const traces = useQuery({ ...tracesOptions(api, filter, isLive), placeholderData: keepPreviousData });
  const isNarrowed = [find, status, http, slower].some((part) => part !== undefined);
  const { data, error, isPending, refetch } = traces;
  return (
    <>
      <ListAnswer traces={data?.data} isNarrowed={isNarrowed} />
      {bar}
      {error && <ErrorNotice error={error} retry={() => void refetch()} isStale={data !== undefined} />}
      {data && (
        <div data-dimmed={traces.isPlaceholderData || undefined}>
          <TraceTable traces={data.data} tools={<TraceTools />} />
        </div>
      )}
      {isPending && <span className="skeleton table-skeleton" aria-hidden="true" />}
    </>
  );
}

function ListAnswer({
  traces,
  isNarrowed,
}: {
  traces: readonly TraceSummary[] | undefined;
  isNarrowed: boolean;
}) {
  const { m, f } = useI18n();
  const texts = m.traces;
  if (traces === undefined) return <Answer sentence={undefined} details={texts.kept} />;
  const slowest = traces.toSorted((a, b) => b.durationMs - a.durationMs)[0];
  if (slowest === undefined) {
    return (
      <Answer
        sentence={isNarrowed ? texts.noMatch : texts.none}
        details={isNarrowed ? texts.kept : texts.noneHint}
      />
    );
  }
  const failed = traces.filter(({ outcome }) => outcome === 'error').length;
  const sentence = texts.answer(f.number(traces.length), failed);
  const details = [
    texts.slowest(slowest.name, f.fineDuration(slowest.durationMs)),
    traces.length === NEWEST ? texts.newest(f.number(NEWEST)) : '',
    texts.kept,
  ];
  return <Answer sentence={sentence} details={details.filter(Boolean).join(' ')} />;
}

function MapView({ isLive, bar }: ViewProps) {
  const { data, error, isPending, refetch } = useQuery(serviceMapOptions(useApi(), isLive));
  return (
    <>
      <MapAnswer map={data?.data} />
      {bar}
      {error && <ErrorNotice error={error} retry={() => void refetch()} isStale={data !== undefined} />}
      {data && (
        <Suspense fallback={<span className="skeleton table-skeleton" aria-hidden="true" />}>
          <ServiceMapView map={data.data} />
        </Suspense>
      )}
      {isPending && <span className="skeleton table-skeleton" aria-hidden="true" />}
    </>
  );
}

function MapAnswer({ map }: { map: ServiceMap | undefined }) {
  const { m, f } = useI18n();
  const texts = m.traces;
  if (map === undefined) return <Answer sentence={undefined} details={texts.kept} />;
  const [busiest] = map.edges.toSorted((a, b) => b.calls - a.calls);
  if (map.nodes.length === 0) return <Answer sentence={texts.none} details={texts.noneHint} />;
  const services = map.nodes.filter(({ kind }) => kind === 'service').length;
  return (
    <Answer
      sentence={texts.map.answer(services, map.nodes.length - services)}
      details={busiest ? texts.map.busiest(busiest.from, busiest.to, f.number(busiest.calls)) : ''}
    />
  );
}

function QueriesView({ isLive, bar }: ViewProps) {
  const { data, error, isPending, refetch } = useQuery(slowQueriesOptions(useApi(), isLive));
  return (
    <>
      <QueriesAnswer queries={data?.data} />
      {bar}
      {error && <ErrorNotice error={error} retry={() => void refetch()} isStale={data !== undefined} />}
      {data && <SlowQueryTable queries={data.data} />}
      {isPending && <span className="skeleton table-skeleton" aria-hidden="true" />}
    </>
  );
}

function QueriesAnswer({ queries }: { queries: readonly SlowQuery[] | undefined }) {
  const { m, f } = useI18n();
  const texts = m.traces.queries;
  if (queries === undefined) return <Answer sentence={undefined} details={texts.hint} />;
  const [slowest] = queries;
  if (slowest === undefined) return <Answer sentence={texts.none} details={texts.hint} />;
  return (
    <Answer sentence={texts.answer(slowest.summary, f.fineDuration(slowest.p95Ms))} details={texts.hint} />
  );
}
