import { createScenario as route } from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { analyse, identityOf, toldOf } from '@otel-bi/shared/runtime/analytics.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { activeTraceId } from '@otel-bi/shared/runtime/telemetry/request-span.ts';
import { appendScenario } from '@otel-bi/shared/store/scenarios.ts';
import { wwiScenario } from '@otel-bi/shared/views/wwi/scenario.ts';

export const handler = audited(route, async (call, act) => {
  const { name, ...parameters } = call.body;
  const { answer, dataState } = await analyse(
    call,
    (context) => wwiScenario(context, parameters),
    (result) => result.data.items.length,
  );
  const { data, meta } = answer;
  const { asOf } = meta;
  const entry = { ...data, name, parameters, asOf, actor: call.caller.subject, traceId: activeTraceId() };
  const database = await call.container.get(storeDatabase);
  const stored = await database.transaction(
    async (transaction) => {
      const row = await appendScenario(transaction, entry);
      const resource = `${route.path}/${row.id}`;
      const told = { data, resource, parameters: call.body, rowCount: data.items.length };
      await act.tell({ ...toldOf(meta, dataState), ...told }, transaction);
      return row;
    },
    { signal: call.signal },
  );
  return jsonAnswer(stored, { ...meta, ...identityOf(act, dataState) }, route.success.status);
});
