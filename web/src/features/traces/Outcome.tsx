import { useI18n } from '../../shared/i18n/context.tsx';
import type { TraceSummary } from './api/traces.ts';

const states = { ok: 'succeeded', error: 'failed', cancelled: 'cancelled' } as const;

/** How a trace ended, in a word and its sign; what was given up is neither good nor bad. */
export function Outcome({ outcome, status }: { outcome: TraceSummary['outcome']; status?: number | null }) {
  const { m } = useI18n();
  const words = { ok: m.traces.ok, error: m.traces.failed, cancelled: m.traces.cancelled };
  return (
    <span className="state" data-state={states[outcome]}>
      {words[outcome]}
      {status !== undefined && status !== null && ` ${status}`}
    </span>
  );
}
