import { useI18n } from '../i18n/context.tsx';
import type { Urgency } from '../urgency.ts';

/** An urgency as a sign and a word. */
export function UrgencySign({ urgency }: { urgency: Urgency }) {
  const { m } = useI18n();
  return (
    <span className="urgency" data-level={urgency}>
      {m.stock.urgencies[urgency]}
    </span>
  );
}
