/** Job runs as the history shows them. */
import { cursorCodec } from './cursor.ts';
import type { Queryable, StatementOptions } from './database.ts';
import { cutPage, type Page, type PageRequest } from './page.ts';

/** A row as `GET /api/jobs/{aw,wwi}` shows it; times are ISO 8601 UTC. */
export interface ExecutionRow {
  readonly id: string;
  readonly jobId: string;
  readonly trigger: 'schedule' | 'manual' | 'catch-up' | 'replay';
  readonly scheduledFor: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly status: 'queued' | 'running' | 'succeeded' | 'failed' | 'skipped';
  readonly recordsProcessed: number | null;
  /** From start to end; null until it has ended. */
  readonly durationMs: number | null;
  readonly error: string | null;
  readonly result: unknown;
  readonly traceId: string | null;
  /** 1 for the first attempt at a slot. */
  readonly attempt: number;
  /** Whether its slot was given up after this attempt and nobody has replayed it since. */
  readonly deadLetter: boolean;
  /** Events of the run that were given up because the bus refused them too often. */
  readonly undeliveredEvents: number;
}

const columns = (result: string) => `execution.id, execution.job_id AS "jobId", trigger,
  execution.scheduled_for AS "scheduledFor", started_at AS "startedAt", finished_at AS "finishedAt",
  execution.status, records_processed AS "recordsProcessed",
  (extract(epoch FROM finished_at - started_at) * 1000)::double precision AS "durationMs",
  error, ${result} AS result, trace_id AS "traceId", attempt, (dead_letter AND slot.status = 'dead') AS "deadLetter",
  (SELECT count(*) FROM outbox WHERE outbox.execution_id = execution.id AND given_up_at IS NOT NULL)
    AS "undeliveredEvents"`;
const TABLES = 'job_executions AS execution JOIN job_slots AS slot ON slot.id = execution.slot_id';

const codec = cursorCodec('executions', ['instant', 'uuid']);

interface ExecutionsRequest extends PageRequest {
  readonly domain: 'aw' | 'wwi';
  /** Results can be large: without them they are null. */
  readonly results?: 'all' | 'none' | undefined;
}

/** A page of a domain's runs, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export async function listExecutions(
  database: Queryable,
  request: ExecutionsRequest,
): Promise<Page<ExecutionRow>> {
  const [at, id] = request.cursor === undefined ? [null, null] : codec.decode(request.cursor);
  const rows = await database.query<ExecutionRow & { readonly queuedAt: string }>(
    `SELECT ${columns(request.results === 'none' ? 'NULL::jsonb' : 'result')}, queued_at AS "queuedAt"
     FROM ${TABLES}
     WHERE execution.domain = $1
       AND ($2::timestamptz IS NULL OR (queued_at, execution.id) < ($2, $3::uuid))
     ORDER BY queued_at DESC, execution.id DESC
     LIMIT $4`,
    [request.domain, at, id, request.limit + 1],
    request,
  );
  return cutPage(
    rows,
    request.limit,
    codec,
    (row) => [row.queuedAt, row.id],
    ({ queuedAt: _, ...row }) => row,
  );
}

/** One run, undefined when there is none. @param id a UUID */
export async function findExecution(
  database: Queryable,
  id: string,
  options?: StatementOptions,
): Promise<ExecutionRow | undefined> {
  const [row] = await database.query<ExecutionRow>(
    `SELECT ${columns('result')} FROM ${TABLES} WHERE execution.id = $1`,
    [id],
    options,
  );
  return row;
}

/** The newest success of a job, undefined before the first. */
export async function findLastSuccess(
  database: Queryable,
  jobId: string,
  options?: StatementOptions,
): Promise<ExecutionRow | undefined> {
  const [row] = await database.query<ExecutionRow>(
    `SELECT ${columns('result')} FROM ${TABLES} WHERE execution.job_id = $1 AND execution.status = 'succeeded'
     ORDER BY finished_at DESC LIMIT 1`,
    [jobId],
    options,
  );
  return row;
}
