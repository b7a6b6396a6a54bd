/** What a run did, step by step, from its trace, with the lines it logged; followed while it goes on. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { TraceLink } from '../../shared/ui/TraceLink.tsx';
import { runTraceOptions, type TraceLog, type TraceSpan } from './api/trace.ts';

const SHOWN = 14;
const WIDTH = 160;

interface RunStepsProps {
  readonly traceId: string;
  readonly isUnderWay: boolean;
}

export function RunSteps({ traceId, isUnderWay }: RunStepsProps) {
  const { m } = useI18n();
  const api = useApi();
  const trace = useQuery(runTraceOptions(api, traceId, isUnderWay));
  const texts = m.wwi.jobs;
  const steps = trace.data?.data.tree.filter(({ parentSpanId }) => parentSpanId !== null) ?? [];
  const longest = steps.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, SHOWN);
  const shown = steps.filter((step) => longest.includes(step));
  const whole = Math.max(1, trace.data?.data.durationMs ?? 1);
  return (
    <>
      <h3>{texts.steps}</h3>
      {trace.error && <p className="quiet">{texts.noTrace}</p>}
      {trace.isPending && <span className="skeleton skeleton-text" aria-hidden="true" />}
      {trace.data && shown.length === 0 && <p className="quiet">{texts.stepsToCome}</p>}
      {shown.length > 0 && (
        <>
          <ol className="run-steps">
            {shown.map((step) => (
              <Step key={step.spanId} step={step} whole={whole} />
            ))}
          </ol>
          <p className="quiet">
            {steps.length > shown.length && `${texts.longestOf(shown.length, steps.length)} `}
            <TraceLink traceId={traceId}>{m.explain.openTrace}</TraceLink>
          </p>
        </>
      )}
      <Log lines={trace.data?.data.logs ?? []} />
    </>
  );
}

/** A step's name and time, and where in the run it lay. */
function Step({ step: { name, offsetMs, durationMs, isError }, whole }: { step: TraceSpan; whole: number }) {
  const { f } = useI18n();
  const x = (ms: number) => (ms / whole) * WIDTH;
  return (
    <li data-tone={isError ? 'bad' : undefined}>
      <code>{name}</code>
      <svg width={WIDTH} height={8} viewBox={`0 0 ${WIDTH} 8`} aria-hidden="true">
        <rect
          className="run-step-bar"
          x={Math.min(x(offsetMs), WIDTH - 2)}
          width={Math.max(2, x(durationMs))}
          height={8}
        />
      </svg>
      <span>{f.duration(durationMs)}</span>
    </li>
  );
}

function Log({ lines }: { lines: readonly TraceLog[] }) {
  const { m, f } = useI18n();
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{m.wwi.jobs.log}</h3>
      <ol className="run-log" lang="en">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
          <li key={index} data-tone={line.level === 'error' ? 'bad' : undefined}>
            <span className="quiet">{f.instant(line.at)}</span> {line.message}
          </li>
        ))}
      </ol>
    </>
  );
}
