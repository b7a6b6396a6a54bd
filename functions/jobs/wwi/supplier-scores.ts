import { wwiSupplierScores } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { storedRows } from '@otel-bi/shared/runtime/lineage/stored-rows.ts';
import { wwiSupplierScores as storedScores } from '@otel-bi/shared/store/records.ts';
import { wwiSupplierScores as scoreSuppliers } from '@otel-bi/shared/views/wwi/supplier-scores.ts';

/** Stored rankings are whole: readers cut them. */
const all = { top_n: Number.MAX_SAFE_INTEGER };

export const handler = job(wwiSupplierScores, async (context) => {
  const { data: items, meta } = await scoreSuppliers(context, all);
  const { asOf, queries, notices } = meta;
  return {
    asOf,
    queries,
    save: async ({ database, ...run }) => {
      const rows = await storedScores.append(database, { ...run, asOf, items });
      const stored = storedRows([storedScores, rows, meta]);
      return { records: items.length, result: { asOf, suppliers: items.length, notices, stored } };
    },
  };
});
