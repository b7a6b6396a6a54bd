import { reorderRecords } from '@otel-bi/shared/contract/wwi/records.ts';
import { storedList } from '@otel-bi/shared/runtime/records.ts';
import { wwiReorderRecommendations } from '@otel-bi/shared/store/records.ts';

export const handler = storedList(reorderRecords, wwiReorderRecommendations.list);
