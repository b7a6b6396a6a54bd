/** The audit row of an analysis, export, report or job run: whatever numbers of a warehouse left by. */
import { AppError } from '../../contract/errors.ts';
import { type AuditRecord, findAuditRecord } from '../../store/audit-record.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';

/**
 * The act by its row, or by the id of a run or report. A row that hands out a report's file is about the report.
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
  const { queries, action, parameters } = record;
  if (queries.length > 0) return record;
  if (HANDS_OUT.has(action) && typeof parameters.id === 'string') {
    return findAnalysis(database, parameters.id, options);
  }
  throw new AppError('conflict', `${action} computes nothing from a warehouse${insteadOf(action)}`);
}

/** Acts about a report that was made before, which their parameter `id` names. */
const HANDS_OUT: ReadonlySet<string> = new Set([
  'platform.reports.read',
  'platform.reports.xlsx',
  'platform.reports.pdf',
]);

/** Where the origin of what it shows can be asked for. */
function insteadOf(action: string): string {
  if (action.includes('.records.')) return ': each row names the run that stored it, which has a lineage';
  if (action === 'wwi.events' || action.endsWith('.business_events')) {
    return ': events are found by the runs of wwi.hourly.reorder and wwi.hourly.events';
  }
  return '';
}
