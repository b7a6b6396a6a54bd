import { wwiFilterValues } from '@otel-bi/shared/contract/platform/filters.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { warehouses } from '@otel-bi/shared/runtime/resources/warehouses.ts';
import { wwiFilterChoices } from '@otel-bi/shared/views/wwi/filter-choices.ts';

export const handler = endpoint(wwiFilterValues, async ({ container, signal }) =>
  jsonAnswer(await wwiFilterChoices(await container.get(warehouses.wwi), { signal })),
);
