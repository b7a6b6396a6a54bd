import { exportStockRecommendations } from '@otel-bi/shared/contract/wwi/exports.ts';
import { viewExport } from '@otel-bi/shared/export/http/view-export.ts';
import { stockRecommendationsExport } from '@otel-bi/shared/export/views/stock-recommendations.ts';
import { wwiStockRecommendations } from '@otel-bi/shared/views/wwi/stock-recommendations.ts';

export const handler = viewExport(
  exportStockRecommendations,
  wwiStockRecommendations,
  stockRecommendationsExport,
);
