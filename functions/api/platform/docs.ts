import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { docsPage as route } from '@otel-bi/shared/contract/platform/document.ts';
import { docsHtml, docsSecurityPolicy } from '@otel-bi/shared/openapi/page.ts';
import { isProduction } from '@otel-bi/shared/runtime/config/stage.ts';
import { openEndpoint } from '@otel-bi/shared/runtime/open-endpoint.ts';

export const handler = openEndpoint(route, async ({ container }) => {
  if (isProduction(container.environment)) throw new AppError('not_found', 'the API document is hidden here');
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': docsSecurityPolicy,
    },
    body: docsHtml(),
  };
});
