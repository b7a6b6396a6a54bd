/** Filters of the address whose value the warehouse does not have: each is named and can be taken off. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { awFilterValuesOptions, wwiFilterValuesOptions } from './api/filter-values.ts';
import { activeFilters, type FilterName } from './filters.ts';

export function UnknownFilters({ domains }: { domains: readonly Domain[] }) {
  const { m } = useI18n();
  const api = useApi();
  const [state, setState] = useUrlState();
  const active = domains.flatMap((domain) =>
    activeFilters([domain], state).map((filter) => ({ ...filter, domain })),
  );
  const has = (domain: Domain) => active.some((filter) => filter.domain === domain);
  const aw = useQuery({ ...awFilterValuesOptions(api), enabled: has('aw') });
  const wwi = useQuery({ ...wwiFilterValuesOptions(api), enabled: has('wwi') });
  const known: Readonly<Record<FilterName, readonly string[] | undefined>> = {
    territory: aw.data?.data.territories,
    category: aw.data?.data.categories,
    // The address takes no other channel than the two there are.
    channel: undefined,
    supplier: wwi.data?.data.suppliers,
    supplierCategory: wwi.data?.data.categories,
  };
  return active.map(({ name, value, domain }) => {
    if (known[name]?.includes(value) ?? true) return null;
    return (
      <div key={name} className="notice" role="status">
        <Icon name="warning" />
        <p>{m.notices.unknownFilter(m.filter[name].toLocaleLowerCase(), value, m.domains[domain])}</p>
        <button type="button" className="button" onClick={() => setState({ [name]: undefined })}>
          {m.filter.remove(m.filter[name])}
        </button>
      </div>
    );
  });
}
