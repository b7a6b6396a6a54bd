import { wwiEvents } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { saveStockEvents } from '@otel-bi/shared/runtime/jobs/stock-events.ts';
import { wwiStockRecommendations } from '@otel-bi/shared/views/wwi/stock-recommendations.ts';

export const handler = job(wwiEvents, async (context) => {
  const { data: items, meta } = await wwiStockRecommendations(context, {});
  const { asOf, queries, notices } = meta;
  return {
    asOf,
    queries,
    save: async (transaction) => {
      const { stored, outgoing } = await saveStockEvents(transaction, items, { scope: 'high', asOf });
      const high = items.filter(({ urgency }) => urgency === 'HIGH').length;
      const result = { asOf, scanned: items.length, high, events: stored.length, notices };
      return { records: items.length, result, events: outgoing };
    },
  };
});
