import { listAudit as route } from '@otel-bi/shared/contract/platform/audit.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { listAudit } from '@otel-bi/shared/store/audit.ts';

export const handler = endpoint(route, async ({ query, container, signal }) => {
  const limit = query.limit ?? container.defaultLimit();
  const page = await listAudit(await container.get(storeDatabase), { ...query, limit, signal });
  return jsonAnswer(page.rows, { nextCursor: page.nextCursor });
});
