/** The audit rows of runs: one when a run starts, one when it ends, one for a delivery without work. */
import { type AuditEntry, appendAudit } from '../../store/audit.ts';
import type { Queryable } from '../../store/database.ts';
import type { JobAttempt } from '../../store/job-attempts.ts';

type RunEntry = Pick<AuditEntry, 'outcome' | 'phase'> & Partial<AuditEntry>;

/** Adds a row about a run to the transaction that changes it. */
export async function auditRun(transaction: Queryable, run: JobAttempt, entry: RunEntry): Promise<void> {
  const { id, attempt, trigger, scheduledFor } = run;
  await appendAudit(transaction, {
    actor: run.actor ?? 'scheduler',
    action: run.jobId,
    domain: run.domain,
    resource: `/api/jobs/executions/${id}`,
    parameters: { executionId: id, trigger, attempt, scheduledFor },
    operationId: id,
    traceId: run.traceId,
    ...entry,
  });
}
