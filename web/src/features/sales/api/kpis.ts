import type { salesKpis as awSalesKpis } from '@otel-bi/shared/contract/aw/sales.ts';
import type { salesKpis as wwiSalesKpis } from '@otel-bi/shared/contract/wwi/sales.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

/** Both domains answer KPI rows of one shape. */
export type KpisAnswer = Answer<typeof awSalesKpis> | Answer<typeof wwiSalesKpis>;

export function kpisOptions(api: ApiClient, domain: Domain, query: QueryParameters) {
  return queryOptions({
    queryKey: ['sales', 'kpis', domain, query],
    queryFn: ({ signal }): Promise<KpisAnswer> =>
      domain === 'aw'
        ? api.get<typeof awSalesKpis>('aw.sales.kpis', query, signal)
        : api.get<typeof wwiSalesKpis>('wwi.sales.kpis', query, signal),
  });
}
