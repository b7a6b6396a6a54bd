import { listExports as route } from '@otel-bi/shared/contract/platform/exports.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { listExports } from '@otel-bi/shared/store/exports.ts';

export const handler = endpoint(route, async ({ query, container, signal }) => {
  const limit = query.limit ?? container.defaultLimit();
  const page = await listExports(await container.get(storeDatabase), { ...query, limit, signal });
  return jsonAnswer(page.rows, { nextCursor: page.nextCursor });
});
