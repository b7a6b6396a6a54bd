import { salesBreakdown } from '@otel-bi/shared/contract/wwi/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { wwiSalesBreakdown } from '@otel-bi/shared/views/wwi/sales-breakdown.ts';

export const handler = analytics(salesBreakdown, wwiSalesBreakdown);
