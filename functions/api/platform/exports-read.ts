import { readExport } from '@otel-bi/shared/contract/platform/exports.ts';
import { readExportState } from '@otel-bi/shared/export/events/endpoints.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';

export const handler = endpoint(readExport, readExportState);
