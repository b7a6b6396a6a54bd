import { generateReport } from '@otel-bi/shared/contract/platform/reports.ts';
import { exportBusinessEvents } from '@otel-bi/shared/contract/wwi/exports.ts';
import { makeEventsFile } from '@otel-bi/shared/export/events/make-events.ts';
import { makeReport } from '@otel-bi/shared/export/report/make-report.ts';
import { fileWorker } from '@otel-bi/shared/export/tasks/worker.ts';

/** Makes what takes longer than a request: reports and long exports. */
export const handler = fileWorker({
  [exportBusinessEvents.id]: makeEventsFile,
  [generateReport.id]: makeReport,
});
