import { salesBreakdown } from '@otel-bi/shared/contract/aw/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awSalesBreakdown } from '@otel-bi/shared/views/aw/sales-breakdown.ts';

export const handler = analytics(salesBreakdown, awSalesBreakdown);
