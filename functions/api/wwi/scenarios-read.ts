import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { readScenario as route } from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { findScenario } from '@otel-bi/shared/store/scenarios.ts';

export const handler = audited(route, async ({ params, container, signal }, act) => {
  const scenario = await findScenario(await container.get(storeDatabase), params.id, { signal });
  if (scenario === undefined) throw new AppError('not_found', `there is no scenario ${params.id}`);
  const { asOf } = scenario;
  await act.tell({ data: scenario, parameters: params, asOf, rowCount: 1 });
  return jsonAnswer(scenario, { asOf, auditId: act.auditId });
});
