/** Files that are made after the answer: their state, from the audit trail and the export history alone. */
import { createHash } from 'node:crypto';
import type { Queryable, StatementOptions } from './database.ts';
import type { ExportRow } from './exports.ts';

/**
 * Id of a file's row in the export history, from its act and format: making the file twice cannot make two
 * rows, and finding it needs no index. A UUID of version 8 (RFC 9562 section 5.8).
 */
export function exportIdOf(taskId: string, format: string): string {
  const bytes = createHash('sha256').update(`${taskId}:${format}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export interface TaskFile extends Pick<ExportRow, 'format' | 'rows' | 'bytes' | 'sha256' | 'view'> {
  /** Key in the object store. */
  readonly location: string;
  readonly domain: string;
  readonly asOf: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface FileTask {
  /** The endpoint that asked for it. */
  readonly action: string;
  /** ISO 8601 UTC with microseconds. */
  readonly startedAt: string;
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly files: readonly TaskFile[];
  /** Error code of what failed, null where it is not known. */
  readonly error: string | null;
}

/** What has not ended for so long has died with its process. */
const ABANDONED_AFTER = '20 minutes';

interface Step {
  readonly action: string;
  readonly phase: 'started' | 'finished' | 'failed';
  readonly at: string;
  readonly isOld: boolean;
  readonly error: string | null;
}

/** The task's state, undefined when there is none. @param id a UUID */
export async function findFileTask(
  database: Queryable,
  id: string,
  options?: StatementOptions,
): Promise<FileTask | undefined> {
  const steps = await database.query<Step>(
    `SELECT action, phase, at, at < clock_timestamp() - $2::interval AS "isOld",
            parameters ->> 'error' AS error
     FROM audit_log WHERE operation_id = $1 AND phase <> 'single'`,
    [id, ABANDONED_AFTER],
    options,
  );
  const started = steps.find(({ phase }) => phase === 'started');
  if (started === undefined) return undefined;
  const { action, at: startedAt } = started;
  if (steps.some(({ phase }) => phase === 'finished')) {
    return {
      action,
      startedAt,
      status: 'succeeded',
      files: await filesOf(database, id, options),
      error: null,
    };
  }
  const failed = steps.find(({ phase }) => phase === 'failed');
  const hasFailed = failed !== undefined || started.isOld;
  return {
    action,
    startedAt,
    status: hasFailed ? 'failed' : 'running',
    files: [],
    error: failed?.error ?? null,
  };
}

const FORMATS = ['xlsx', 'pdf', 'csv'] as const;

function filesOf(database: Queryable, id: string, options?: StatementOptions): Promise<TaskFile[]> {
  return database.query<TaskFile>(
    `SELECT view, domain, format, rows, bytes, sha256, location, as_of AS "asOf", parameters
     FROM export_records WHERE id IN ($1, $2, $3) AND location IS NOT NULL`,
    FORMATS.map((format) => exportIdOf(id, format)),
    options,
  );
}
