/** The export history: one row for each file that left or was stored. */
import type { AuditDomain } from './audit.ts';
import { cursorCodec } from './cursor.ts';
import type { Queryable, StatementOptions } from './database.ts';
import { jsonText, storableText } from './json.ts';
import { cutPage, type Page, type PageRequest } from './page.ts';
import { uuidv7 } from './uuid.ts';

/** A row as `GET /api/exports` shows it. */
export interface ExportRow {
  readonly id: string;
  /** ISO 8601 UTC with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly domain: AuditDomain;
  readonly view: string;
  readonly format: string;
  /** Data rows in the file. */
  readonly rows: number;
  readonly bytes: number;
  /** Of the file, 64 hex digits. */
  readonly sha256: string;
  readonly traceId: string | null;
  /** The audit row of the act, or the id of the act itself where the file was made after the answer. */
  readonly auditId: string | null;
}

export interface ExportEntry extends Omit<ExportRow, 'id' | 'at' | 'auditId'> {
  readonly id?: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** ISO date of the newest fact in the file. */
  readonly asOf?: string | null | undefined;
  /** Where the file lies, when it was stored. */
  readonly location?: string | null | undefined;
  readonly auditId?: string | null | undefined;
}

/** Adds one row and answers its id. */
export async function appendExport(
  database: Queryable,
  entry: ExportEntry,
  options?: StatementOptions,
): Promise<string> {
  const id = entry.id ?? uuidv7();
  await database.query(
    `INSERT INTO export_records
       (id, actor, domain, view, format, parameters, rows, bytes, sha256, as_of, location, audit_id, trace_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      storableText(entry.actor),
      entry.domain,
      entry.view,
      entry.format,
      jsonText(entry.parameters),
      entry.rows,
      entry.bytes,
      entry.sha256,
      entry.asOf ?? null,
      entry.location ?? null,
      entry.auditId ?? null,
      entry.traceId,
    ],
    options,
  );
  return id;
}

const codec = cursorCodec('exports', ['instant', 'uuid']);

/** A page of the history, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export async function listExports(
  database: Queryable,
  request: PageRequest & { readonly domain?: AuditDomain | undefined },
): Promise<Page<ExportRow>> {
  const [at, id] = request.cursor === undefined ? [null, null] : codec.decode(request.cursor);
  const rows = await database.query<ExportRow>(
    `SELECT id, at, actor, domain, view, format, rows, bytes, sha256, trace_id AS "traceId",
       audit_id AS "auditId"
     FROM export_records
     WHERE ($1::text IS NULL OR domain = $1)
       AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::uuid))
     ORDER BY at DESC, id DESC
     LIMIT $4`,
    [request.domain ?? null, at, id, request.limit + 1],
    request,
  );
  return cutPage(
    rows,
    request.limit,
    codec,
    (row) => [row.at, row.id],
    (row) => row,
  );
}
