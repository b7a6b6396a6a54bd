import { supplierScores } from '@otel-bi/shared/contract/wwi/suppliers.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { wwiSupplierScores } from '@otel-bi/shared/views/wwi/supplier-scores.ts';

export const handler = analytics(supplierScores, wwiSupplierScores);
