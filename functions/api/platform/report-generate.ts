import { generateReport } from '@otel-bi/shared/contract/platform/reports.ts';
import { generate } from '@otel-bi/shared/export/report/generate.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';

export const handler = audited(generateReport, generate);
