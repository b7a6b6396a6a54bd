import * as z from 'zod/mini';
import { defineRecords, recordFields } from '../records.ts';
import { stockRecommendation } from './stock.ts';
import { supplierScore } from './suppliers.ts';

export const reorderRecords = defineRecords({
  domain: 'wwi',
  id: 'wwi.records.reorder_recommendations',
  view: 'reorder-recommendations',
  function: 'api/wwi/records-reorder-recommendations.ts',
  row: z.object({
    ...recordFields,
    ...stockRecommendation.shape,
    /** Null in rows stored before it was recorded. */
    reorderPointSource: z.nullable(stockRecommendation.shape.reorderPointSource),
  }),
});

export const supplierScoreRecords = defineRecords({
  domain: 'wwi',
  id: 'wwi.records.supplier_scores',
  view: 'supplier-scores',
  function: 'api/wwi/records-supplier-scores.ts',
  row: z.object({ ...recordFields, ...supplierScore.shape }),
});
