import { awDataQuality as job } from '@otel-bi/shared/contract/jobs.ts';
import { awDataQuality as route } from '@otel-bi/shared/contract/platform/data-quality.ts';
import { awChecks } from '@otel-bi/shared/quality/aw/index.ts';
import { statesOf } from '@otel-bi/shared/quality/state.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { findLastSuccess } from '@otel-bi/shared/store/executions.ts';

export const handler = endpoint(route, async ({ container, signal }) => {
  const run = await findLastSuccess(await container.get(storeDatabase), job.id, { signal });
  return jsonAnswer(statesOf(awChecks, run));
});
