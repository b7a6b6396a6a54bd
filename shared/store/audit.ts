/** The audit trail: rows are added and read, never changed. */
import type { SeenState } from '../contract/platform/data-state.ts';
import { cursorCodec } from './cursor.ts';
import type { Queryable, StatementOptions } from './database.ts';
import { jsonText, storableText } from './json.ts';
import { cutPage, type Page, type PageRequest } from './page.ts';
import { uuidv7 } from './uuid.ts';

export type AuditDomain = 'aw' | 'wwi' | 'platform';
export type AuditOutcome = 'started' | 'succeeded' | 'failed' | 'denied' | 'skipped';
/** `single` for what is short; `started`, then `finished` or `failed`, for what takes time. */
export type AuditPhase = 'single' | 'started' | 'finished' | 'failed';

/** What a caller says about an act; place in the trail, time and hash come from the database. */
export interface AuditEntry {
  /** UUID, made by `uuidv7` when absent; one that is there already is refused (SQLSTATE 23505). */
  readonly id?: string | undefined;
  readonly actor: string;
  readonly action: string;
  readonly domain: AuditDomain;
  readonly resource?: string | null | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  readonly outcome: AuditOutcome;
  readonly phase?: AuditPhase | undefined;
  /** Shared by the rows of one act; the row's own id when absent. */
  readonly operationId?: string | undefined;
  readonly durationMs?: number | null | undefined;
  readonly rowCount?: number | null | undefined;
  readonly traceId?: string | null | undefined;
  readonly spanId?: string | null | undefined;
  /** ISO date of the newest fact behind the answer. */
  readonly asOf?: string | null | undefined;
  /** Names of the warehouse queries behind the answer. */
  readonly queries?: readonly string[] | undefined;
  readonly queryHash?: string | null | undefined;
  readonly resultHash?: string | null | undefined;
  readonly catalogueVersion?: string | null | undefined;
  readonly basis?: Basis | undefined;
  /** The states that `basis.data` names, kept beside the trail once. */
  readonly dataStates?: readonly SeenState[] | undefined;
  /** What `queryHash` is of, kept beside the trail once. */
  readonly queryTexts?: readonly QueryText[] | undefined;
  /** gzip of what `resultHash` is of, where it is small, kept beside the trail once. */
  readonly resultContent?: Uint8Array | undefined;
}

/** What an answer rests on besides its parameters. */
export interface Basis {
  /** The state of each warehouse that was read, by its hash. */
  readonly data?: Readonly<Partial<Record<SeenState['domain'], string>>>;
  /** The model that the analysis chose, where it chooses one. */
  readonly model?: string;
}

/** A warehouse query's name and text. */
export type QueryText = readonly [name: string, text: string];

/** A row as `GET /api/audit` shows it. */
export interface AuditRow {
  readonly id: string;
  /** ISO 8601 UTC with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly domain: AuditDomain;
  readonly resource: string | null;
  readonly parameters: Record<string, unknown>;
  readonly outcome: AuditOutcome;
  readonly durationMs: number | null;
  readonly rowCount: number | null;
  readonly traceId: string | null;
}

/** One statement, so that the row and what its hashes are of come together and in one round trip. */
const INSERT = `
WITH kept_queries AS (
  INSERT INTO audit_queries (hash, queries)
  SELECT $16::text, $19::jsonb WHERE $19::jsonb IS NOT NULL ON CONFLICT DO NOTHING
), kept_result AS (
  INSERT INTO audit_results (hash, content)
  SELECT $17::text, $20::bytea WHERE $20::bytea IS NOT NULL ON CONFLICT DO NOTHING
), seen_states AS (
  INSERT INTO warehouse_states (domain, seen_at, hash, tables)
  SELECT domain, "seenAt", hash, tables
  FROM jsonb_to_recordset($22::jsonb) AS seen (domain text, "seenAt" timestamptz, hash text, tables jsonb)
  WHERE NOT EXISTS (
    SELECT FROM (
      SELECT hash, seen_at FROM warehouse_states WHERE domain = seen.domain ORDER BY seen_at DESC LIMIT 1
    ) AS newest
    -- A process may still know an older state: what was seen later counts.
    WHERE newest.hash = seen.hash OR newest.seen_at >= seen."seenAt"
  )
  -- Whatever the clock says: the row's basis names it.
  OR NOT EXISTS (SELECT FROM warehouse_states WHERE domain = seen.domain AND hash = seen.hash)
  ON CONFLICT DO NOTHING
)
INSERT INTO audit_log (id, actor, action, domain, resource, parameters, outcome, phase, operation_id,
  duration_ms, row_count, trace_id, span_id, as_of, queries, query_hash, result_hash, catalogue_version,
  basis)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
  ARRAY(SELECT jsonb_array_elements_text($15::jsonb)), $16, $17, $18, $21::jsonb)`;

export interface AppendOptions extends StatementOptions {
  /** Leaves a row of the same id as it is, instead of refusing this one. */
  readonly isAlternative?: boolean;
}

/**
 * Adds one row and answers its id. Give an open transaction to make the row part of it.
 * @throws AppError `store_unavailable`; callers that must not answer without the row turn it into
 * `audit_unavailable`
 */
export async function appendAudit(
  database: Queryable,
  entry: AuditEntry,
  { isAlternative = false, ...options }: AppendOptions = {},
): Promise<string> {
  const id = entry.id ?? uuidv7();
  const text = (value: string | null | undefined) => (value == null ? null : storableText(value));
  await database.query(
    isAlternative ? `${INSERT} ON CONFLICT (id) DO NOTHING` : INSERT,
    [
      id,
      storableText(entry.actor),
      entry.action,
      entry.domain,
      text(entry.resource),
      jsonText(entry.parameters ?? {}),
      entry.outcome,
      entry.phase ?? 'single',
      entry.operationId ?? id,
      entry.durationMs ?? null,
      entry.rowCount ?? null,
      entry.traceId ?? null,
      entry.spanId ?? null,
      entry.asOf ?? null,
      jsonText(entry.queries ?? []),
      entry.queryHash ?? null,
      entry.resultHash ?? null,
      entry.catalogueVersion ?? null,
      entry.queryTexts === undefined ? null : jsonText(entry.queryTexts),
      entry.resultContent ?? null,
      entry.basis === undefined ? null : jsonText(entry.basis),
      entry.dataStates === undefined ? null : jsonText(entry.dataStates),
    ],
    options,
  );
  return id;
}

const codec = cursorCodec('audit', ['int']);

const LIST = `
SELECT id, seq, at, actor, action, domain, resource, parameters, outcome,
       duration_ms::double precision AS "durationMs", row_count AS "rowCount", trace_id AS "traceId"
FROM audit_log
WHERE ($1::text IS NULL OR domain = $1) AND ($2::bigint IS NULL OR seq < $2)
ORDER BY seq DESC
LIMIT $3`;

/** A page of the trail, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export async function listAudit(
  database: Queryable,
  request: PageRequest & { readonly domain?: AuditDomain | undefined },
): Promise<Page<AuditRow>> {
  const [before] = request.cursor === undefined ? [null] : codec.decode(request.cursor);
  const rows = await database.query<AuditRow & { readonly seq: number }>(
    LIST,
    [request.domain ?? null, before, request.limit + 1],
    request,
  );
  return cutPage(
    rows,
    request.limit,
    codec,
    ({ seq }) => [seq],
    ({ seq: _, ...row }) => row,
  );
}
