import { salesHistory } from '@otel-bi/shared/contract/wwi/sales.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { wwiSalesHistory } from '@otel-bi/shared/views/wwi/sales-history.ts';

export const handler = analytics(salesHistory, wwiSalesHistory);
