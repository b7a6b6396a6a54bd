/** Rows of the audit trail that one trace left. */
import type { AuditRow } from './audit.ts';
import type { Queryable, StatementOptions } from './database.ts';

/** A trace that has more is no reader's. */
const MAX_ROWS = 200;

const LIST = `
SELECT id, at, actor, action, domain, resource, parameters, outcome,
       duration_ms::double precision AS "durationMs", row_count AS "rowCount", trace_id AS "traceId"
FROM audit_log WHERE trace_id = $1 ORDER BY seq LIMIT ${MAX_ROWS}`;

/** In the order in which they were written. @param traceId 32 hexadecimal digits */
export function listAuditOfTrace(
  database: Queryable,
  traceId: string,
  options?: StatementOptions,
): Promise<AuditRow[]> {
  return database.query<AuditRow>(LIST, [traceId], options);
}
