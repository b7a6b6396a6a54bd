/** Wide World Importers views as files: each takes exactly its screen's parameters and a format. */
import * as z from 'zod/mini';
import { defineExport, format } from '../exports.ts';
import { top_n, wwiFilters } from '../parameters.ts';
import { eventFilters } from './events.ts';

const shared = { domain: 'wwi' } as const;

export const exportStockRecommendations = defineExport({
  ...shared,
  id: 'wwi.export.stock_recommendations',
  view: 'stock-recommendations',
  function: 'api/wwi/export-stock-recommendations.ts',
  query: z.strictObject({ format, ...wwiFilters }),
});

export const exportSupplierScores = defineExport({
  ...shared,
  id: 'wwi.export.supplier_scores',
  view: 'supplier-scores',
  function: 'api/wwi/export-supplier-scores.ts',
  query: z.strictObject({ format, top_n: z.optional(top_n), ...wwiFilters }),
});

export const exportBusinessEvents = defineExport({
  ...shared,
  id: 'wwi.export.business_events',
  view: 'business-events',
  function: 'api/wwi/export-business-events.ts',
  query: z.strictObject({ format, ...eventFilters }),
});
