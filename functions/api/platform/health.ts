import { health } from '@otel-bi/shared/contract/platform/health.ts';
import { checkHealth } from '@otel-bi/shared/runtime/health.ts';
import { plainJson } from '@otel-bi/shared/runtime/http/answer.ts';
import { openEndpoint } from '@otel-bi/shared/runtime/open-endpoint.ts';

/** 200 while everything answers, 503 with the same body when something does not. */
export const handler = openEndpoint(health, async ({ container, signal }) => {
  const report = await checkHealth(container, signal);
  if (report.status === 'ok') return plainJson(report);
  const answer = plainJson(report, 503);
  return { ...answer, headers: { ...answer.headers, 'retry-after': '5' } };
});
