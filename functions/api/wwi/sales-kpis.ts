import { salesKpis } from '@otel-bi/shared/contract/wwi/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { wwiSalesKpis } from '@otel-bi/shared/views/wwi/sales-kpis.ts';

export const handler = analytics(salesKpis, wwiSalesKpis);
