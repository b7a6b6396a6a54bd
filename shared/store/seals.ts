/** The seals of the audit trail: added and read, never changed. */
import type { Queryable, StatementOptions } from './database.ts';
import type { Seal, SealedRow } from './seal-record.ts';

const COLUMNS = `number, at, first_seq AS "firstSeq", last_seq AS "lastSeq", row_count AS "rowCount",
  encode(merkle_root, 'hex') AS "merkleRoot", encode(previous_hash, 'hex') AS "previousHash",
  encode(seal_hash, 'hex') AS "sealHash"`;

/** The seal with the highest number, undefined before the first. */
export async function newestSeal(database: Queryable, options?: StatementOptions): Promise<Seal | undefined> {
  const [seal] = await database.query<Seal>(
    `SELECT ${COLUMNS} FROM audit_seals ORDER BY number DESC LIMIT 1`,
    [],
    options,
  );
  return seal;
}

export async function findSeal(
  database: Queryable,
  number: number,
  options?: StatementOptions,
): Promise<Seal | undefined> {
  const [seal] = await listSeals(database, { after: number - 1, limit: 1 }, options);
  return seal?.number === number ? seal : undefined;
}

/** Seals in order of their numbers, beginning after one. */
export function listSeals(
  database: Queryable,
  { after, limit }: { readonly after: number; readonly limit: number },
  options?: StatementOptions,
): Promise<Seal[]> {
  return database.query<Seal>(
    `SELECT ${COLUMNS} FROM audit_seals WHERE number > $1 ORDER BY number LIMIT $2`,
    [after, limit],
    options,
  );
}

/** The seal that holds an audit row, undefined while none does. */
export async function findSealOf(
  database: Queryable,
  seq: number,
  options?: StatementOptions,
): Promise<Seal | undefined> {
  const [seal] = await database.query<Seal>(
    `SELECT ${COLUMNS} FROM audit_seals WHERE last_seq >= $1 ORDER BY last_seq LIMIT 1`,
    [seq],
    options,
  );
  return seal !== undefined && seal.firstSeq <= seq ? seal : undefined;
}

/** @throws AppError with SQLSTATE 23505 where the number, a row or the seal before has a seal already */
export async function appendSeal(transaction: Queryable, seal: Seal): Promise<void> {
  await transaction.query(
    `INSERT INTO audit_seals (number, at, first_seq, last_seq, row_count, merkle_root, previous_hash, seal_hash)
     VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), decode($7, 'hex'), decode($8, 'hex'))`,
    [
      seal.number,
      seal.at,
      seal.firstSeq,
      seal.lastSeq,
      seal.rowCount,
      seal.merkleRoot,
      seal.previousHash,
      seal.sealHash,
    ],
  );
}

/** Audit rows after one `seq` and up to another, in order, as a seal holds them. */
export function listSealedRows(
  database: Queryable,
  { after, through, limit }: { readonly after: number; readonly through: number; readonly limit: number },
  options?: StatementOptions,
): Promise<SealedRow[]> {
  return database.query<SealedRow>(
    `SELECT seq, encode(row_hash, 'hex') AS hash FROM audit_log
     WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3`,
    [after, through, limit],
    options,
  );
}

/** Rows that no seal holds yet. */
export interface UnsealedRows {
  readonly rows: number;
  /** When the oldest of them was written, ISO 8601 UTC; null where there are none. */
  readonly since: string | null;
}

/** @param after the last row that a seal holds, by `seq` */
export async function countUnsealed(
  database: Queryable,
  after: number,
  options?: StatementOptions,
): Promise<UnsealedRows> {
  const [row] = await database.query<UnsealedRows>(
    'SELECT count(*) AS rows, min(at) AS since FROM audit_log WHERE seq > $1',
    [after],
    options,
  );
  return row ?? { rows: 0, since: null };
}
