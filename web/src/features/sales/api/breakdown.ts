import type { breakdownDimensions, salesBreakdown } from '@otel-bi/shared/contract/aw/sales.ts';
import type { salesBreakdown as wwiSalesBreakdown } from '@otel-bi/shared/contract/wwi/sales.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

/** Both domains answer parts of one shape. */
export type BreakdownAnswer = Answer<typeof salesBreakdown> | Answer<typeof wwiSalesBreakdown>;
export type SalesPart = BreakdownAnswer['data'][number];
export type AwDimension = (typeof breakdownDimensions)[number];

/** Dimensions of Wide World Importers, by what the API calls them there. */
const wwiDimensions = { supplier: 'supplier', supplier_category: 'category', item: 'item' } as const;
export type WwiDimension = keyof typeof wwiDimensions;

export type Dimension = AwDimension | WwiDimension;

export const domainOf = (by: Dimension): Domain => (Object.hasOwn(wwiDimensions, by) ? 'wwi' : 'aw');

export function breakdownOptions(api: ApiClient, by: AwDimension, query: QueryParameters) {
  return queryOptions({
    queryKey: ['aw', 'sales', 'breakdown', by, query],
    queryFn: ({ signal }) => api.get<typeof salesBreakdown>('aw.sales.breakdown', { by, ...query }, signal),
  });
}

export function wwiBreakdownOptions(api: ApiClient, dimension: WwiDimension, query: QueryParameters) {
  const by = wwiDimensions[dimension];
  return queryOptions({
    queryKey: ['wwi', 'sales', 'breakdown', by, query],
    queryFn: ({ signal }): Promise<BreakdownAnswer> =>
      api.get<typeof wwiSalesBreakdown>('wwi.sales.breakdown', { by, ...query }, signal),
  });
}
