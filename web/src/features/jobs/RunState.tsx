import { useI18n } from '../../shared/i18n/context.tsx';
import type { Run } from './api/jobs.ts';

/** A run's state as a sign and a word. */
export function RunState({ status }: { status: Run['status'] }) {
  const { m } = useI18n();
  return (
    <span className="state" data-state={status}>
      {m.operations.jobs.statuses[status]}
    </span>
  );
}
