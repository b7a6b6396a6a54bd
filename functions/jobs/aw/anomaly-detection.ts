import { awAnomalyDetection } from '@otel-bi/shared/contract/jobs.ts';
import { anomalyEvent, anomalyWindow, previousFindings } from '@otel-bi/shared/runtime/jobs/anomaly-run.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { storedRows } from '@otel-bi/shared/runtime/lineage/stored-rows.ts';
import { awAnomalyRuns } from '@otel-bi/shared/store/records.ts';
import { awAnomalies } from '@otel-bi/shared/views/aw/anomalies.ts';

export const handler = job(awAnomalyDetection, async (context) => {
  const { defaultHistoryDays } = context.settings;
  const { data: anomalies, meta } = await awAnomalies(context, { days_back: defaultHistoryDays });
  const { asOf, queries, notices } = meta;
  const window = anomalyWindow(meta.channels ?? [], defaultHistoryDays);
  const anomalyCount = anomalies.length;
  const items = window === null ? [] : [{ ...window, anomalyCount, anomalies }];
  return {
    asOf,
    queries,
    save: async ({ database, ...run }) => {
      const content = anomalyEvent(anomalies, await previousFindings(database), asOf);
      const rows = await awAnomalyRuns.append(database, { ...run, asOf, items });
      const stored = storedRows([awAnomalyRuns, rows, meta]);
      const result = {
        asOf,
        ...window,
        anomalies: anomalyCount,
        newAnomalies: content?.total ?? 0,
        notices,
        stored,
      };
      return {
        records: anomalyCount,
        result,
        events: content === undefined ? [] : [{ type: 'AnomalyDetected', content }],
      };
    },
  };
});
