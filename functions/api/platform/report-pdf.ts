import { reportPdf } from '@otel-bi/shared/contract/platform/reports.ts';
import { download } from '@otel-bi/shared/export/report/endpoints.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';

export const handler = audited(reportPdf, download('pdf'));
