import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useApi } from '../../shared/api/context.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { hasEmbeddedTraces, useSettings } from '../../shared/settings.ts';
import { TraceLink } from '../../shared/ui/TraceLink.tsx';
import { type Trace, traceOptions } from '../traces/api/traces.ts';
import { asRoot, callOf, treeOf } from '../traces/tree.ts';
import { Waterfall } from '../traces/Waterfall.tsx';
import { Step } from './Step.tsx';
import '../traces/traces.css';

/** The way of the call from the page to the rows: as a waterfall where traces are kept here, else a link. */
export function TraceStep({ subject }: { subject: Subject }) {
  const { m } = useI18n();
  const { traceUrlTemplate } = useSettings();
  if (traceUrlTemplate === null) return null;
  const { traceId } = subject.meta;
  return (
    <Step title={m.traces.explain.title}>
      {hasEmbeddedTraces(traceUrlTemplate) ? (
        <Kept subject={subject} />
      ) : (
        <p>
          <TraceLink traceId={traceId}>{m.traces.explain.open}</TraceLink>
        </p>
      )}
    </Step>
  );
}

function Kept({ subject }: { subject: Subject }) {
  const { m, f } = useI18n();
  const { traceId } = subject.meta;
  const { data, isPending } = useQuery({ ...traceOptions(useApi(), traceId), retry: false });
  if (isPending) return <span className="skeleton skeleton-text" aria-hidden="true" />;
  // The number stands without its trace, which may be gone: the record below has its id.
  if (data === undefined) return <p className="quiet">{m.traces.explain.gone}</p>;
  return (
    <>
      <Call trace={data.data} subject={subject} />
      <p>
        <TraceLink traceId={traceId}>{m.traces.explain.whole(f.number(data.data.spans))}</TraceLink>
      </p>
    </>
  );
}

/** Of a trace that can hold many calls, the one that the number came by. */
function Call({ trace, subject }: { trace: Trace; subject: Subject }) {
  const navigate = useNavigate();
  const { traceId, generatedAt } = subject.meta;
  const nodes = useMemo(() => {
    const all = treeOf(trace.tree);
    const path = subject.request.replace(/^[A-Z]+ /, '').replace(/\?.*$/s, '');
    const call = callOf(all, path, Date.parse(generatedAt) - Date.parse(trace.startedAt));
    return call === undefined ? all : [asRoot(call)];
  }, [trace, subject.request, generatedAt]);
  const [first] = nodes;
  const scale =
    nodes.length === 1 && first !== undefined
      ? { fromMs: first.span.offsetMs, lengthMs: first.span.durationMs }
      : { fromMs: 0, lengthMs: trace.durationMs };
  return (
    <Waterfall
      nodes={nodes}
      scale={scale}
      isCompact
      onOpen={(spanId) =>
        void navigate({ to: '/traces/$traceId', params: { traceId }, search: { open: spanId } })
      }
    />
  );
}
