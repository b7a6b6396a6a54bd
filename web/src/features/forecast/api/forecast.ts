import type { salesForecast } from '@otel-bi/shared/contract/aw/sales.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type ForecastAnswer = Answer<typeof salesForecast>;

export function forecastOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['forecast', query],
    queryFn: ({ signal }) => api.get<typeof salesForecast>('aw.sales.forecast', query, signal),
  });
}
