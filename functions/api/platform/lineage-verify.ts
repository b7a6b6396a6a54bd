import { verifyLineage as route } from '@otel-bi/shared/contract/platform/lineage-verify.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { verifyLineage } from '@otel-bi/shared/runtime/lineage/verify.ts';

export const handler = audited(route, async ({ params, container, signal }, act) => {
  const { verification, compared } = await verifyLineage({ container, signal }, params.auditId);
  const { holds, movedCount, rowCount } = verification;
  const asOf = verification.asOf.now;
  await act.tell({
    data: verification,
    parameters: { ...params, holds, movedCount },
    asOf,
    rowCount: rowCount.now ?? 0,
    dataStates: compared.map(({ dataState }) => dataState),
  });
  return jsonAnswer(verification, { asOf, auditId: act.auditId });
});
