import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { openapiDocument as route } from '@otel-bi/shared/contract/platform/document.ts';
import { openapiDocument } from '@otel-bi/shared/openapi/document.ts';
import { isProduction } from '@otel-bi/shared/runtime/config/stage.ts';
import { plainJson } from '@otel-bi/shared/runtime/http/answer.ts';
import { openEndpoint } from '@otel-bi/shared/runtime/open-endpoint.ts';

export const handler = openEndpoint(route, async ({ container }) => {
  if (isProduction(container.environment)) throw new AppError('not_found', 'the API document is hidden here');
  return plainJson(openapiDocument());
});
