import { useI18n } from '../../shared/i18n/context.tsx';
import type { TraceSummary } from './api/traces.ts';

const FIRST_REFUSAL = 400;
const states = { ok: 'succeeded', error: 'failed', cancelled: 'cancelled' } as const;

/** How a trace ended, in a word and its sign; what was given up is neither good nor bad. */
export function Outcome({ outcome, status }: { outcome: TraceSummary['outcome']; status?: number | null }) {
  const { m } = useI18n();
  const words = { ok: m.traces.ok, error: m.traces.failed, cancelled: m.traces.cancelled };
  // The status is that of the first of perhaps many requests: one that contradicts says nothing.
  const isTold = typeof status === 'number' && (outcome === 'ok' || status >= FIRST_REFUSAL);
  return (
    <span className="state" data-state={states[outcome]}>
      {words[outcome]}
      {isTold && ` ${status}`}
    </span>
  );
}
