import * as z from 'zod/mini';
import { defineRecords, recordFields } from '../records.ts';
import { productDemandRow } from './products.ts';
import { repScore } from './reps.ts';
import { forecastPoint } from './sales.ts';

const shared = { domain: 'aw', function: null } as const;

export const forecastRecords = defineRecords({
  ...shared,
  id: 'aw.records.forecasts',
  view: 'forecasts',
  row: z.object({ ...recordFields, ...forecastPoint.shape, model: z.string() }),
});

export const repScoreRecords = defineRecords({
  ...shared,
  id: 'aw.records.rep_scores',
  view: 'rep-scores',
  row: z.object({ ...recordFields, ...repScore.shape }),
});

export const productDemandRecords = defineRecords({
  ...shared,
  id: 'aw.records.product_demand',
  view: 'product-demand',
  row: z.object({ ...recordFields, ...productDemandRow.shape }),
});
