import { awScores } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { storedRows } from '@otel-bi/shared/runtime/lineage/stored-rows.ts';
import { awProductDemand as storedDemand, awRepScores as storedReps } from '@otel-bi/shared/store/records.ts';
import { awProductDemand } from '@otel-bi/shared/views/aw/product-demand.ts';
import { awRepScores } from '@otel-bi/shared/views/aw/rep-scores.ts';

/** Stored rankings are whole: readers cut them. */
const all = { top_n: Number.MAX_SAFE_INTEGER };

export const handler = job(awScores, async (context) => {
  const reps = await awRepScores(context, all);
  const products = await awProductDemand(context, all);
  const { asOf } = products.meta;
  return {
    asOf,
    queries: [...reps.meta.queries, ...products.meta.queries],
    save: async ({ database, ...run }) => {
      const repRows = await storedReps.append(database, { ...run, asOf: reps.meta.asOf, items: reps.data });
      const productRows = await storedDemand.append(database, { ...run, asOf, items: products.data });
      const stored = storedRows([storedReps, repRows, reps.meta], [storedDemand, productRows, products.meta]);
      const notices = [...reps.meta.notices, ...products.meta.notices];
      const result = {
        asOf,
        repScores: reps.data.length,
        productDemand: products.data.length,
        notices,
        stored,
      };
      return { records: reps.data.length + products.data.length, result };
    },
  };
});
