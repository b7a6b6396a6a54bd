import { verifyAudit as route } from '@otel-bi/shared/contract/platform/audit.ts';
import { sealVault } from '@otel-bi/shared/runtime/audit-trail/vault/configured.ts';
import { verifyTrail } from '@otel-bi/shared/runtime/audit-trail/verify.ts';
import { audited } from '@otel-bi/shared/runtime/audited.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';

/** An HTTP API gives up after 30 seconds. */
const BUDGET_MS = 15_000;

export const handler = audited(route, async ({ query: { cursor }, container, signal }, act) => {
  const [database, vault] = await Promise.all([container.get(storeDatabase), sealVault(container)]);
  const { report, nextCursor } = await verifyTrail(database, vault, { cursor, budgetMs: BUDGET_MS, signal });
  const parameters = { cursor: cursor ?? null };
  await act.tell({ data: report, parameters, asOf: null, rowCount: report.rows });
  return jsonAnswer(report, { asOf: null, auditId: act.auditId, nextCursor });
});
