import { productDemand } from '@otel-bi/shared/contract/aw/products.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awProductDemand } from '@otel-bi/shared/views/aw/product-demand.ts';

export const handler = analytics(productDemand, awProductDemand);
