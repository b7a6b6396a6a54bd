import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { type Domain, filtersOf } from '../../shared/domain.ts';
import type { UrlState } from '../../shared/url/state.ts';
import { kpisOptions } from '../sales/api/kpis.ts';

export interface Anchor {
  readonly domain: Domain;
  /** Last day for which the warehouse is complete, where every preset ends. */
  readonly completeTo: string;
  /** First day of the default period. */
  readonly defaultFrom: string;
  /** Newest day of its data. */
  readonly asOf: string;
}

/** Where the presets end in each of the warehouses, as far as it is known. The pages ask for the same answers. */
export function useAnchors(
  domains: readonly Domain[],
  state: UrlState,
  isWanted: boolean,
): readonly Anchor[] {
  const api = useApi();
  return useQueries({
    queries: domains.map((domain) => ({
      ...kpisOptions(api, domain, filtersOf(domain, state)),
      enabled: isWanted,
    })),
    combine: (answers) =>
      answers.flatMap(({ data }, index) => {
        const domain = domains[index];
        const { period, asOf } = data?.meta ?? {};
        return domain && period && asOf
          ? [{ domain, defaultFrom: period.from, completeTo: period.to, asOf }]
          : [];
      }),
  });
}
