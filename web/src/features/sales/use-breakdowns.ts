import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import type { UrlState } from '../../shared/url/state.ts';
import { breakdownOptions, wwiBreakdownOptions } from './api/breakdown.ts';
import type { KpisAnswer } from './api/kpis.ts';

/** How far the address has opened the products: its categories, one's subcategories, one's products. */
export function productLevel({ category, subcategory }: UrlState): 'category' | 'subcategory' | 'product' {
  if (category === undefined) return 'category';
  return subcategory === undefined ? 'subcategory' : 'product';
}

/**
 * The period's revenue by territory, by product level and by channel. A dimension's own filter does not narrow
 * its own list, so that the others stay there to be chosen.
 */
export function useBreakdowns(state: UrlState, period: KpisAnswer['meta']['period']) {
  const api = useApi();
  const { territory, category, channel } = filtersOf('aw', state);
  const shared = { from: period?.from, to: period?.to, compare: state.compare };
  const level = productLevel(state);
  const options = { enabled: period !== undefined, placeholderData: keepPreviousData };
  return {
    territory: useQuery({
      ...breakdownOptions(api, 'territory', { ...shared, category, channel }),
      ...options,
    }),
    product: useQuery({
      ...breakdownOptions(api, level, {
        ...shared,
        territory,
        category,
        channel,
        subcategory: level === 'product' ? state.subcategory : undefined,
      }),
      ...options,
    }),
    channel: useQuery({
      ...breakdownOptions(api, 'channel', { ...shared, territory, category }),
      ...options,
    }),
  };
}

export type Breakdowns = ReturnType<typeof useBreakdowns>;

/** The period's revenue of Wide World Importers by supplier, by their category and by item. */
export function useWwiBreakdowns(state: UrlState, period: KpisAnswer['meta']['period']) {
  const api = useApi();
  const { supplier, category } = filtersOf('wwi', state);
  const shared = { from: period?.from, to: period?.to, compare: state.compare };
  const options = { enabled: period !== undefined, placeholderData: keepPreviousData };
  return {
    supplier: useQuery({ ...wwiBreakdownOptions(api, 'supplier', { ...shared, category }), ...options }),
    category: useQuery({
      ...wwiBreakdownOptions(api, 'supplier_category', { ...shared, supplier }),
      ...options,
    }),
    item: useQuery({
      ...wwiBreakdownOptions(api, 'item', { ...shared, supplier, category }),
      ...options,
    }),
  };
}

export type WwiBreakdowns = ReturnType<typeof useWwiBreakdowns>;
