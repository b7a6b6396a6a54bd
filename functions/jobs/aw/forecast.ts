import { awForecast } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { storedRows } from '@otel-bi/shared/runtime/lineage/stored-rows.ts';
import { awForecasts } from '@otel-bi/shared/store/records.ts';
import { awSalesForecast } from '@otel-bi/shared/views/aw/sales-forecast.ts';

export const handler = job(awForecast, async (context) => {
  const { data, meta } = await awSalesForecast(context, {});
  const { asOf, queries, model, trainedThrough, statement, notices, components } = meta;
  const models = Object.fromEntries(components.map(({ channel, model: chosen }) => [channel, chosen]));
  const items = data.map((point) => ({ ...point, model: model ?? 'none' }));
  return {
    asOf,
    queries,
    model,
    save: async ({ database, ...run }) => {
      const rows = await awForecasts.append(database, { ...run, asOf, items });
      const stored = storedRows([awForecasts, rows, meta]);
      const days = items.length;
      const result = { asOf, model, models, trainedThrough, days, statement, notices, stored };
      return { records: items.length, result };
    },
  };
});
