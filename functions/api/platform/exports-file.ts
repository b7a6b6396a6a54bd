import { exportFile } from '@otel-bi/shared/contract/platform/exports.ts';
import { downloadExport } from '@otel-bi/shared/export/events/endpoints.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';

export const handler = audited(exportFile, downloadExport);
