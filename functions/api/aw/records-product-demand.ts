import { productDemandRecords } from '@otel-bi/shared/contract/aw/records.ts';
import { storedList } from '@otel-bi/shared/runtime/records.ts';
import { awProductDemand } from '@otel-bi/shared/store/records.ts';

export const handler = storedList(productDemandRecords, awProductDemand.list);
