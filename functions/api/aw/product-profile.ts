import { productProfile } from '@otel-bi/shared/contract/aw/products.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awProductProfile } from '@otel-bi/shared/views/aw/product-profile.ts';

export const handler = analytics(productProfile, awProductProfile);
