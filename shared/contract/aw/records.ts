import * as z from 'zod/mini';
import { defineRecords, recordFields } from '../records.ts';
import { productDemandRow } from './products.ts';
import { repScore } from './reps.ts';
import { forecastPoint } from './sales.ts';

export const forecastRecords = defineRecords({
  domain: 'aw',
  id: 'aw.records.forecasts',
  view: 'forecasts',
  function: 'api/aw/records-forecasts.ts',
  row: z.object({ ...recordFields, ...forecastPoint.shape, model: z.string() }),
});

export const repScoreRecords = defineRecords({
  domain: 'aw',
  id: 'aw.records.rep_scores',
  view: 'rep-scores',
  function: 'api/aw/records-rep-scores.ts',
  row: z.object({ ...recordFields, ...repScore.shape }),
});

export const productDemandRecords = defineRecords({
  domain: 'aw',
  id: 'aw.records.product_demand',
  view: 'product-demand',
  function: 'api/aw/records-product-demand.ts',
  row: z.object({ ...recordFields, ...productDemandRow.shape }),
});
