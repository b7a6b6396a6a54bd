import { salesHistory } from '@otel-bi/shared/contract/aw/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awSalesHistory } from '@otel-bi/shared/views/aw/sales-history.ts';

export const handler = analytics(salesHistory, awSalesHistory);
