import type { QueryParameters } from './api/client.ts';
import type { UrlState } from './url/state.ts';

export const domains = ['aw', 'wwi'] as const;
export type Domain = (typeof domains)[number];

/** The address's filters as the parameters of a domain's endpoints. */
export function filtersOf(domain: Domain, state: UrlState): QueryParameters {
  return domain === 'aw'
    ? { territory: state.territory, category: state.category, channel: state.channel }
    : { supplier: state.supplier, category: state.supplierCategory };
}
