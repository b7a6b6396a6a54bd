import { awForecast } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { awForecasts } from '@otel-bi/shared/store/records.ts';
import { awSalesForecast } from '@otel-bi/shared/views/aw/sales-forecast.ts';

export const handler = job(awForecast, async (context) => {
  const { data, meta } = await awSalesForecast(context, {});
  const { asOf, queries, model, trainedThrough, statement, notices } = meta;
  const items = data.map((point) => ({ ...point, model: model ?? 'none' }));
  return {
    asOf,
    queries,
    save: async ({ database, ...run }) => {
      await awForecasts.append(database, { ...run, asOf, items });
      const result = { asOf, model, trainedThrough, days: items.length, statement, notices };
      return { records: items.length, result };
    },
  };
});
