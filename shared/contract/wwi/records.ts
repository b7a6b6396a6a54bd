import * as z from 'zod/mini';
import { defineRecords, recordFields } from '../records.ts';
import { stockRecommendation } from './stock.ts';
import { supplierScore } from './suppliers.ts';

const shared = { domain: 'wwi', function: null } as const;

export const reorderRecords = defineRecords({
  ...shared,
  id: 'wwi.records.reorder_recommendations',
  view: 'reorder-recommendations',
  row: z.object({ ...recordFields, ...stockRecommendation.shape }),
});

export const supplierScoreRecords = defineRecords({
  ...shared,
  id: 'wwi.records.supplier_scores',
  view: 'supplier-scores',
  row: z.object({ ...recordFields, ...supplierScore.shape }),
});
