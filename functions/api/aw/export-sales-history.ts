import { exportSalesHistory } from '@otel-bi/shared/contract/aw/exports.ts';
import { viewExport } from '@otel-bi/shared/export/http/view-export.ts';
import { salesHistoryExport } from '@otel-bi/shared/export/views/sales-history.ts';
import { awSalesHistory } from '@otel-bi/shared/views/aw/sales-history.ts';

export const handler = viewExport(exportSalesHistory, awSalesHistory, salesHistoryExport);
