import { previewScenario as route } from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { analyse, identityOf, toldOf } from '@otel-bi/shared/runtime/analytics.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { wwiScenario } from '@otel-bi/shared/views/wwi/scenario.ts';

export const handler = audited(route, async (call, act) => {
  const { name: _, ...parameters } = call.body;
  const { answer, dataState } = await analyse(
    call,
    (context) => wwiScenario(context, parameters),
    (result) => result.data.items.length,
  );
  const { data, meta } = answer;
  await act.tell({ ...toldOf(meta, dataState), data, parameters, rowCount: data.items.length });
  const { stockItemKeys, ...numbers } = parameters;
  const shown = { ...numbers, stockItemKeys: stockItemKeys?.join(', ') ?? null };
  return jsonAnswer(data, { ...meta, parameters: shown, ...identityOf(act, dataState) });
});
