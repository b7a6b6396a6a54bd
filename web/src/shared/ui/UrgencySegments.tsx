import { useI18n } from '../i18n/context.tsx';
import { type Urgency, urgencies } from '../urgency.ts';
import { useUrlState } from '../url/use-url-state.ts';
import { Segments } from './Segments.tsx';

/** Which urgency the page is narrowed to. */
export function UrgencySegments() {
  const { m } = useI18n();
  const [{ urgency }, setState] = useUrlState();
  return (
    <Segments<Urgency | 'ALL'>
      label={m.filter.urgency}
      value={urgency ?? 'ALL'}
      options={[
        { id: 'ALL', label: m.filter.any },
        ...urgencies.map((id) => ({ id, label: m.stock.urgencies[id] })),
      ]}
      onChange={(next) => setState({ urgency: next === 'ALL' ? undefined : next }, { replace: true })}
    />
  );
}
