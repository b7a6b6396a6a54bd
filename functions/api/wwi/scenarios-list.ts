import { listScenarios as route } from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { storedList } from '@otel-bi/shared/runtime/records.ts';
import { listScenarios } from '@otel-bi/shared/store/scenarios.ts';

export const handler = storedList(route, listScenarios);
