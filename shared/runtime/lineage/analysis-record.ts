/** The audit row of an analysis, export, report or job run: whatever numbers of a warehouse left by. */
import { AppError } from '../../contract/errors.ts';
import { type AuditRecord, findAuditRecord } from '../../store/audit-record.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';

/**
 * @throws AppError `not_found`; `conflict` for an act that failed, has not ended, or computed nothing from a
 * warehouse
 */
export async function findAnalysis(
  database: Queryable,
  auditId: string,
  options: StatementOptions,
): Promise<AuditRecord> {
  const record = await findAuditRecord(database, auditId, options);
  if (record === undefined) throw new AppError('not_found', 'no audit row or run has this id');
  if (record.outcome === 'started') throw new AppError('conflict', 'this act has not ended yet');
  if (record.outcome !== 'succeeded') {
    throw new AppError('conflict', `no number left by this act: it ended as ${record.outcome}`);
  }
  if (record.queries.length === 0) {
    throw new AppError('conflict', `${record.action} computes nothing from a warehouse`);
  }
  return record;
}
