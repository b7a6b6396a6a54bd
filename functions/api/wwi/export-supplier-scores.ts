import { exportSupplierScores } from '@otel-bi/shared/contract/wwi/exports.ts';
import { viewExport } from '@otel-bi/shared/export/http/view-export.ts';
import { supplierScoresExport } from '@otel-bi/shared/export/views/supplier-scores.ts';
import { wwiSupplierScores } from '@otel-bi/shared/views/wwi/supplier-scores.ts';

export const handler = viewExport(exportSupplierScores, wwiSupplierScores, supplierScoresExport);
