/** The audit row's hash, computed again outside the database to verify what the database stored. */
import { createHash } from 'node:crypto';
import type { Queryable, StatementOptions } from './database.ts';

/**
 * The texts that are hashed, in order, null where the column is; `complete_audit_row` in the migrations does
 * the same. A row with a basis has it as one field more.
 */
const FIELDS = [
  'id::text',
  'seq::text',
  `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  'actor',
  'action',
  'domain',
  'resource',
  'parameters::text',
  'outcome',
  'phase',
  'operation_id::text',
  'duration_ms::text',
  'row_count::text',
  'trace_id',
  'span_id',
  `to_char(as_of, 'YYYY-MM-DD')`,
  'array_to_json(queries)::text',
  'query_hash',
  'result_hash',
  'catalogue_version',
];

/**
 * SHA-256 of a word that says what is hashed and each text as its length in bytes, ':' and itself, or '-'
 * when null; 64 hex digits.
 */
export function textsHash(kind: string, texts: readonly (string | null)[]): string {
  let canonical = kind;
  for (const text of texts) canonical += text === null ? '-' : `${Buffer.byteLength(text)}:${text}`;
  return createHash('sha256').update(canonical).digest('hex');
}

/** The hash of an audit row whose fields are these texts. @param basis null for a row without one */
export function auditRowHash(texts: readonly (string | null)[], basis: string | null = null): string {
  return basis === null ? textsHash('v1', texts) : textsHash('v2', [...texts, basis]);
}

/** What was stored beside what the content hashes to. */
export interface AuditHashCheck {
  readonly id: string;
  readonly seq: number;
  readonly stored: string;
  readonly computed: string;
}

interface HashedRow extends Omit<AuditHashCheck, 'computed'> {
  readonly texts: (string | null)[];
  readonly basis: string | null;
}

/** Recomputes the hashes of the rows with `first` <= seq <= `last`, in order of seq, `limit` at most. */
export async function recomputeAuditHashes(
  database: Queryable,
  first: number,
  last: number,
  { limit, ...options }: StatementOptions & { readonly limit?: number } = {},
): Promise<AuditHashCheck[]> {
  const rows = await database.query<HashedRow>(
    `SELECT id, seq, encode(row_hash, 'hex') AS stored, ARRAY[${FIELDS.join(', ')}] AS texts,
       basis::text AS basis
     FROM audit_log WHERE seq BETWEEN $1 AND $2 ORDER BY seq LIMIT $3`,
    [first, last, limit ?? null],
    options,
  );
  return rows.map(({ texts, basis, ...row }) => ({ ...row, computed: auditRowHash(texts, basis) }));
}
