import { exportProductDemand } from '@otel-bi/shared/contract/aw/exports.ts';
import { viewExport } from '@otel-bi/shared/export/http/view-export.ts';
import { productDemandExport } from '@otel-bi/shared/export/views/product-demand.ts';
import { awProductDemand } from '@otel-bi/shared/views/aw/product-demand.ts';

export const handler = viewExport(exportProductDemand, awProductDemand, productDemandExport);
