import { stockRecommendations } from '@otel-bi/shared/contract/wwi/stock.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { wwiStockRecommendations } from '@otel-bi/shared/views/wwi/stock-recommendations.ts';

export const handler = analytics(stockRecommendations, wwiStockRecommendations);
