import type { salesHistory as awSalesHistory } from '@otel-bi/shared/contract/aw/sales.ts';
import type { salesHistory as wwiSalesHistory } from '@otel-bi/shared/contract/wwi/sales.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

/** Both domains answer days that have at least date and revenue. */
export type HistoryAnswer = Answer<typeof awSalesHistory> | Answer<typeof wwiSalesHistory>;

export function historyOptions(api: ApiClient, domain: Domain, query: QueryParameters) {
  return queryOptions({
    queryKey: ['sales', 'history', domain, query],
    queryFn: ({ signal }): Promise<HistoryAnswer> =>
      domain === 'aw'
        ? api.get<typeof awSalesHistory>('aw.sales.history', query, signal)
        : api.get<typeof wwiSalesHistory>('wwi.sales.history', query, signal),
  });
}
