import { lineage as route } from '@otel-bi/shared/contract/platform/lineage.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { describeLineage } from '@otel-bi/shared/runtime/lineage/describe.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';

export const handler = audited(route, async ({ params, container, signal }, act) => {
  const data = await describeLineage(await container.get(storeDatabase), params.auditId, { signal });
  const { asOf } = data;
  await act.tell({ data, parameters: params, asOf, rowCount: 1 });
  return jsonAnswer(data, { asOf, auditId: act.auditId });
});
