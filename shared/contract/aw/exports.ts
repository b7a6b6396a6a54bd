/** AdventureWorks views as files: each takes exactly its screen's parameters and a format. */
import * as z from 'zod/mini';
import { defineExport, format } from '../exports.ts';
import {
  awFilters,
  choiceParameter,
  days_back,
  horizon_days,
  onePeriod,
  orderedPeriod,
  period,
  top_n,
} from '../parameters.ts';
import { forecastModels } from './sales.ts';

const shared = { domain: 'aw' } as const;

export const exportSalesHistory = defineExport({
  ...shared,
  id: 'aw.export.sales_history',
  view: 'sales-history',
  function: 'api/aw/export-sales-history.ts',
  query: z
    .strictObject({ format, days_back: z.optional(days_back), ...period, ...awFilters })
    .check(orderedPeriod, onePeriod),
});

export const exportSalesForecast = defineExport({
  ...shared,
  id: 'aw.export.sales_forecast',
  view: 'sales-forecast',
  function: 'api/aw/export-sales-forecast.ts',
  query: z.strictObject({
    format,
    horizon_days: z.optional(horizon_days),
    model: z.optional(choiceParameter(forecastModels, 'Forecasting model; auto chooses by backtest.')),
    ...awFilters,
  }),
});

export const exportRepScores = defineExport({
  ...shared,
  id: 'aw.export.rep_scores',
  view: 'rep-scores',
  function: 'api/aw/export-rep-scores.ts',
  query: z.strictObject({ format, top_n: z.optional(top_n), ...awFilters }),
});

export const exportProductDemand = defineExport({
  ...shared,
  id: 'aw.export.product_demand',
  view: 'product-demand',
  function: 'api/aw/export-product-demand.ts',
  query: z.strictObject({ format, top_n: z.optional(top_n), ...awFilters }),
});
