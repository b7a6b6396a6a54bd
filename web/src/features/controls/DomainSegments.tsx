import { domains } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';

/** Which warehouse a list of operations is narrowed to. */
export function DomainSegments() {
  const { m } = useI18n();
  const [{ domain }, setState] = useUrlState();
  return (
    <Segments
      label={m.operations.domain}
      value={domain ?? 'all'}
      options={[
        { id: 'all', label: m.operations.allDomains },
        ...domains.map((id) => ({ id, label: m.domains[id] })),
      ]}
      onChange={(next) => setState({ domain: next === 'all' ? undefined : next }, { replace: true })}
    />
  );
}
