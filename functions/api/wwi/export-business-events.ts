import { exportBusinessEvents } from '@otel-bi/shared/contract/wwi/exports.ts';
import { exportEvents } from '@otel-bi/shared/export/events/export-events.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';

export const handler = audited(exportBusinessEvents, exportEvents);
