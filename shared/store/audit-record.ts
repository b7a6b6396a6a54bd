/** One audit row with everything that it holds, and what was known of the data when it was written. */
import type { AuditEntry, AuditRow, Basis } from './audit.ts';
import type { Queryable, StatementOptions } from './database.ts';

export interface AuditRecord extends AuditRow {
  readonly seq: number;
  readonly phase: NonNullable<AuditEntry['phase']>;
  readonly operationId: string;
  readonly asOf: string | null;
  readonly queries: readonly string[];
  readonly queryHash: string | null;
  readonly resultHash: string | null;
  readonly catalogueVersion: string | null;
  /** Null for a row of before it was kept. */
  readonly basis: Basis | null;
}

/**
 * The row of an act by the row's id or by the act's operation id (a job run's execution id, a report's id):
 * the one that ends the act once there is one, else the one that starts it. Undefined when there is none.
 * @param id a UUID
 */
export async function findAuditRecord(
  database: Queryable,
  id: string,
  options?: StatementOptions,
): Promise<AuditRecord | undefined> {
  const [row] = await database.query<AuditRecord>(
    `SELECT id, seq, at, actor, action, domain, resource, parameters, outcome, phase,
       operation_id AS "operationId", duration_ms::double precision AS "durationMs", row_count AS "rowCount",
       trace_id AS "traceId", as_of AS "asOf", queries, query_hash AS "queryHash",
       result_hash AS "resultHash", catalogue_version AS "catalogueVersion", basis
     FROM audit_log
     WHERE operation_id = coalesce((SELECT operation_id FROM audit_log WHERE id = $1), $1)
     ORDER BY phase = 'started' LIMIT 1`,
    [id],
    options,
  );
  return row;
}

/** A data-quality run as the history holds it. */
export interface QualityRun {
  readonly executionId: string;
  /** ISO 8601 UTC. */
  readonly finishedAt: string;
  readonly result: unknown;
}

/** The newest success of a job that had finished at an instant, undefined when there was none. */
export async function findSuccessBefore(
  database: Queryable,
  { jobId, at }: { readonly jobId: string; readonly at: string },
  options?: StatementOptions,
): Promise<QualityRun | undefined> {
  const [row] = await database.query<QualityRun>(
    `SELECT id AS "executionId", finished_at AS "finishedAt", result FROM job_executions
     WHERE job_id = $1 AND status = 'succeeded' AND finished_at <= $2
     ORDER BY finished_at DESC LIMIT 1`,
    [jobId, at],
    options,
  );
  return row;
}
