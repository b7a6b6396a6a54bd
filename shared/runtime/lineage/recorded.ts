/** What was recorded of an act: one analysis or several, each with its rows where they were kept. */
import { AppError } from '../../contract/errors.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import { findResultContent } from '../../store/audit-sources.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import { type Change, change } from './changes.ts';
import { reportedContent } from './reported.ts';
import { readResult } from './result.ts';
import { screensOf } from './screens.ts';
import { recordedRun, storedRuns } from './stored-runs.ts';

export interface RecordedPart {
  /** Id of the endpoint that shows it. */
  readonly screen: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined where it was not kept. */
  readonly data: unknown;
  /** Of the data as JSON; null where only values can be compared. */
  readonly hash: string | null;
  /** Fields that were stored of each row; null where it was kept whole. */
  readonly fields: ReadonlySet<string> | null;
  readonly rowCount: number | null;
  readonly asOf: string | null;
  readonly model: string | null;
}

export interface Recorded {
  readonly parts: readonly RecordedPart[];
  /** What is wrong with the record itself. */
  readonly remarks: readonly Change[];
}

const REPORT = 'platform.reports.generate';

/** @throws AppError `conflict` for an act whose analyses cannot be run again, which says why */
export async function recordedOf(
  database: Queryable,
  record: AuditRecord,
  options: StatementOptions,
): Promise<Recorded> {
  const reason = unrepeatable[record.action];
  if (reason !== undefined) throw new AppError('conflict', reason);
  const { content, remarks } = await keptContent(database, record, options);
  const isRun = storedRuns.has(record.action);
  // What a run or a report consisted of is in the content: when that was changed, nothing can be compared.
  if ((isRun || record.action === REPORT) && remarks.length > 0) return { parts: [], remarks };
  if (isRun) return recordedRun(database, record, content, options);
  if (record.action === REPORT) return { parts: reportParts(content), remarks };
  const [screen = record.action] = screensOf(record.action);
  const { parameters, resultHash: hash, rowCount, asOf, basis } = record;
  const model = basis?.model ?? null;
  return {
    parts: [{ screen, parameters, data: content, hash, fields: null, rowCount, asOf, model }],
    remarks,
  };
}

/** Runs that store no analysis. */
const unrepeatable: Readonly<Record<string, string>> = {
  'aw.daily.data_quality': checksAgain('aw.daily.data_quality'),
  'wwi.daily.data_quality': checksAgain('wwi.daily.data_quality'),
  'wwi.hourly.events':
    'a run of wwi.hourly.events stores what changed since the run before, so that it finds nothing again; ' +
    'the stock that it looked at is that of wwi.hourly.reorder, whose runs can be verified',
};

function checksAgain(job: string): string {
  return `checks are asked again by their job and not by a verification: run ${job} and compare the results`;
}

function reportParts(content: unknown): RecordedPart[] {
  const { success, data } = reportedContent.safeParse(content);
  if (!success) {
    throw new AppError('conflict', 'the report is of before its views were recorded one by one');
  }
  return data.views.map(({ screen, parameters, data: rows, sha256: hash, rows: rowCount, asOf, model }) => ({
    ...{ screen, parameters, data: rows, hash, fields: null, rowCount, asOf, model },
  }));
}

/** The content under the row's hash; undefined where there is none or it was changed. */
async function keptContent(database: Queryable, { resultHash }: AuditRecord, options: StatementOptions) {
  const packed = resultHash === null ? undefined : await findResultContent(database, resultHash, options);
  if (packed === undefined || resultHash === null) return { content: undefined, remarks: [] };
  const content = await readResult(packed, resultHash);
  return { content, remarks: content === undefined ? [change('answer_forged')] : [] };
}
