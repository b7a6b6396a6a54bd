import type { Domain } from '../../shared/domain.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { UrlState } from '../../shared/url/state.ts';

export type FilterName = 'territory' | 'category' | 'channel' | 'supplier' | 'supplierCategory';

/** The filters that each domain's analyses take. */
const domainFilters: Readonly<Record<Domain, readonly FilterName[]>> = {
  aw: ['territory', 'category', 'channel'],
  wwi: ['supplier', 'supplierCategory'],
};

/** A filter's value as the reader sees it. */
export function valueLabel(name: FilterName, value: string, m: Messages): string {
  const channels: Readonly<Record<string, string>> = m.filter.channels;
  return name === 'channel' ? (channels[value] ?? value) : value;
}

/** The filters of these domains that are set. */
export function activeFilters(domains: readonly Domain[], state: UrlState) {
  return domains
    .flatMap((domain) => domainFilters[domain])
    .flatMap((name) => {
      const value = state[name];
      return value === undefined ? [] : [{ name, value }];
    });
}
