import type { ExportRecord } from './api/history.ts';

/** The report that a file is of: both of its files bear its id as that of their act. Null for any other file. */
export const reportOf = ({ view, auditId }: Pick<ExportRecord, 'view' | 'auditId'>): string | null =>
  view === 'full-report' ? auditId : null;
