import { supplierHistory } from '@otel-bi/shared/contract/wwi/suppliers.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { wwiSupplierHistory } from '@otel-bi/shared/views/wwi/supplier-history.ts';

export const handler = analytics(supplierHistory, wwiSupplierHistory);
