import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { activeFilters, valueLabel } from './filters.ts';

/** The filters that are on; a click takes one off. */
export function FilterChips({ domains }: { domains: readonly Domain[] }) {
  const { m } = useI18n();
  const [state, setState] = useUrlState();
  const active = activeFilters(domains, state);
  if (active.length === 0) return null;
  return (
    <ul className="chips" aria-label={m.filter.title}>
      {active.map(({ name, value }) => {
        const text = valueLabel(name, value, m);
        return (
          <li key={name}>
            <button
              type="button"
              className="chip"
              aria-label={m.filter.remove(`${m.filter[name]}: ${text}`)}
              onClick={() => setState({ [name]: undefined })}
            >
              <span className="quiet">{m.filter[name]}</span> {text}
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
