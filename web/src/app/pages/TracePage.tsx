/** One trace: how long, where the time went, every span, and what else is known under its id. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LineagePanel } from '../../features/lineage/LineagePanel.tsx';
import { type Trace, traceOptions } from '../../features/traces/api/traces.ts';
import { Elsewhere } from '../../features/traces/Elsewhere.tsx';
import { SpanPanel } from '../../features/traces/SpanPanel.tsx';
import { TraceAudit, TraceLinks, TraceLogs } from '../../features/traces/TraceParts.tsx';
import { busiestOf, flat, treeOf } from '../../features/traces/tree.ts';
import { Waterfall } from '../../features/traces/Waterfall.tsx';
import { useApi } from '../../shared/api/context.ts';
import { ApiError } from '../../shared/api/error.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { hasEmbeddedTraces, useSettings } from '../../shared/settings.ts';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Identifier } from '../../shared/ui/Identifier.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';
import '../../features/traces/traces.css';

export function TracePage() {
  const { traceId } = useParams({ from: '/traces/$traceId' });
  const { traceUrlTemplate } = useSettings();
  return (
    <div className="page">
      {hasEmbeddedTraces(traceUrlTemplate) ? <Kept traceId={traceId} /> : <Elsewhere />}
    </div>
  );
}

function Kept({ traceId }: { traceId: string }) {
  const { m } = useI18n();
  const { data, error, isPending, refetch } = useQuery(traceOptions(useApi(), traceId));
  const isGone = error instanceof ApiError && (error.status === 404 || error.status === 400);
  return (
    <>
      {isPending && <Answer sentence={undefined} details={m.traces.kept} />}
      {isGone && !data && <Answer sentence={m.traces.gone} details={m.traces.goneHint} />}
      {error && !isGone && (
        <ErrorNotice error={error} retry={() => void refetch()} isStale={data !== undefined} />
      )}
      {data ? <Whole trace={data.data} /> : <BackLink />}
      {isPending && <span className="skeleton table-skeleton" aria-hidden="true" />}
    </>
  );
}

function BackLink() {
  const { m } = useI18n();
  return (
    <Link to="/traces" search={({ open: _open, ...rest }) => rest}>
      {m.traces.back}
    </Link>
  );
}

function Whole({ trace }: { trace: Trace }) {
  const { m } = useI18n();
  const [{ open }, setState] = useUrlState();
  const nodes = useMemo(() => treeOf(trace.tree), [trace.tree]);
  const show = (id: string | undefined) => setState({ open: id }, { replace: true });
  const span = flat(nodes).find((node) => node.span.spanId === open);
  const row = trace.audit.find(({ id }) => id === open);
  return (
    <>
      <TraceAnswer trace={trace} />
      <div className="trace-ids">
        <BackLink />
        <Identifier id={trace.traceId} what={m.traces.trace} />
      </div>
      <Waterfall
        nodes={nodes}
        scale={{ fromMs: 0, lengthMs: trace.durationMs }}
        openId={span?.span.spanId}
        onOpen={show}
      />
      <TraceLinks traces={trace.linkedFrom} />
      <TraceAudit rows={trace.audit} onOpen={show} />
      <TraceLogs logs={trace.logs} />
      {span && <SpanPanel node={span} onClose={() => show(undefined)} />}
      {row && <LineagePanel auditId={row.id} title={row.action} onClose={() => show(undefined)} />}
    </>
  );
}

function TraceAnswer({ trace }: { trace: Trace }) {
  const { m, f } = useI18n();
  const texts = m.traces;
  const busiest = useMemo(() => busiestOf(treeOf(trace.tree)), [trace.tree]);
  const details = [
    busiest && trace.spans > 1 ? texts.mostly(f.fineDuration(busiest.selfMs), busiest.span.name) : '',
    trace.errors > 0 ? texts.errors(trace.errors) : '',
    `${f.instant(trace.startedAt)}.`,
  ];
  return (
    <Answer
      sentence={texts.traceAnswer(trace.name, f.fineDuration(trace.durationMs))}
      details={details.filter(Boolean).join(' ')}
    />
  );
}
