import { salesKpis } from '@otel-bi/shared/contract/aw/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awSalesKpis } from '@otel-bi/shared/views/aw/sales-kpis.ts';

export const handler = analytics(salesKpis, awSalesKpis);
