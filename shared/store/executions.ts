/** Job runs as the history shows them. */
import { cursorCodec } from './cursor.ts';
import type { Queryable } from './database.ts';
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
}

const codec = cursorCodec('executions', ['instant', 'uuid']);

/** A page of a domain's runs, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export async function listExecutions(
  database: Queryable,
  request: PageRequest & { readonly domain: 'aw' | 'wwi' },
): Promise<Page<ExecutionRow>> {
  const [at, id] = request.cursor === undefined ? [null, null] : codec.decode(request.cursor);
  const rows = await database.query<ExecutionRow & { readonly queuedAt: string }>(
    `SELECT id, job_id AS "jobId", trigger, scheduled_for AS "scheduledFor", queued_at AS "queuedAt",
            started_at AS "startedAt", finished_at AS "finishedAt", status,
            records_processed AS "recordsProcessed",
            (extract(epoch FROM finished_at - started_at) * 1000)::double precision AS "durationMs",
            error, result, trace_id AS "traceId"
     FROM job_executions
     WHERE domain = $1 AND ($2::timestamptz IS NULL OR (queued_at, id) < ($2, $3::uuid))
     ORDER BY queued_at DESC, id DESC
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
