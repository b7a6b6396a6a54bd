import { salesForecast } from '@otel-bi/shared/contract/aw/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awSalesForecast } from '@otel-bi/shared/views/aw/sales-forecast.ts';

export const handler = analytics(salesForecast, awSalesForecast);
