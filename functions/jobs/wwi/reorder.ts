import { wwiReorder } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { saveStockEvents } from '@otel-bi/shared/runtime/jobs/stock-events.ts';
import { storedRows } from '@otel-bi/shared/runtime/lineage/stored-rows.ts';
import { wwiReorderRecommendations } from '@otel-bi/shared/store/records.ts';
import { wwiStockRecommendations } from '@otel-bi/shared/views/wwi/stock-recommendations.ts';

export const handler = job(wwiReorder, async (context) => {
  const { data: items, meta } = await wwiStockRecommendations(context, {});
  const { asOf, queries, serviceLevel, notices } = meta;
  return {
    asOf,
    queries,
    save: async ({ database, ...run }) => {
      const rows = await wwiReorderRecommendations.append(database, { ...run, asOf, items });
      const stored = storedRows([wwiReorderRecommendations, rows, meta]);
      const { stored: events, outgoing } = await saveStockEvents({ database, ...run }, items, {
        scope: 'all',
        asOf,
      });
      const result = {
        asOf,
        serviceLevel,
        recommendations: items.length,
        events: events.length,
        notices,
        stored,
      };
      return { records: items.length, result, events: outgoing };
    },
  };
});
