import { awFilterValues } from '@otel-bi/shared/contract/platform/filters.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { warehouses } from '@otel-bi/shared/runtime/resources/warehouses.ts';
import { awFilterChoices } from '@otel-bi/shared/views/aw/filter-choices.ts';

export const handler = endpoint(awFilterValues, async ({ container, signal }) =>
  jsonAnswer(await awFilterChoices(await container.get(warehouses.aw), { signal })),
);
