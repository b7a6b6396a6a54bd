/** Stored snapshots: what a run computed, one row an item, written once and listed newest first. */
import { createHash } from 'node:crypto';
import { cursorCodec } from './cursor.ts';
import type { Queryable, SqlValue, StatementOptions } from './database.ts';
import { jsonText } from './json.ts';
import { cutPage, type Page, type PageRequest } from './page.ts';
import { uuidv7 } from './uuid.ts';

/**
 * Type of a snapshot's column: `int` an integer, `double` a 64-bit float, `money` exact to 4 decimals and
 * rounded to them, `text`, `date` an ISO date, `json` any value. A trailing `?` may be null.
 */
type ColumnType = 'int' | 'double' | 'money' | 'text' | 'date' | 'json';
export type SnapshotColumn = ColumnType | `${ColumnType}?`;

type BaseValue<T extends ColumnType> = T extends 'int' | 'double' | 'money'
  ? number
  : T extends 'json'
    ? unknown
    : string;
type ValueOf<S extends SnapshotColumn> = S extends `${infer T extends ColumnType}?`
  ? BaseValue<T> | null
  : S extends ColumnType
    ? BaseValue<S>
    : never;

/** A view's row: its fields in camelCase, as the API shows them. */
export type SnapshotItem<C extends Record<string, SnapshotColumn>> = {
  readonly [K in keyof C]: ValueOf<C[K]>;
};
export type SnapshotRow<C extends Record<string, SnapshotColumn>> = SnapshotItem<C> & {
  readonly id: string;
  readonly executionId: string;
  /** ISO 8601 UTC; the same for all rows of a run. */
  readonly computedAt: string;
  /** ISO date of the newest fact that the run used. */
  readonly asOf: string | null;
};

/** One run's result for one table. */
export interface Snapshot<I> {
  readonly executionId: string;
  /** ISO 8601 instant at which the run computed it. */
  readonly computedAt: string;
  /** ISO date of the newest fact used. */
  readonly asOf: string | null;
  /** In the view's own order, which the list keeps. */
  readonly items: readonly I[];
}

/** What a run wrote to a table, as its summary names it. */
export interface StoredRows {
  readonly rows: number;
  /** SHA-256 of the items as they are stored, in their order; the same as of what `itemsOf` reads. */
  readonly sha256: string;
  /** Fields of an item in the order in which they were hashed: a later release may store more. */
  readonly fields: readonly string[];
}

export interface SnapshotTable<C extends Record<string, SnapshotColumn>> {
  readonly table: string;
  /**
   * Writes a run's rows in one statement; inside a transaction they are part of it.
   * @throws AppError `internal` with SQLSTATE 23505 when the run has written this table before
   */
  append(database: Queryable, snapshot: Snapshot<SnapshotItem<C>>): Promise<StoredRows>;
  /** All items of a run, in their order. */
  itemsOf(database: Queryable, executionId: string, options?: StatementOptions): Promise<SnapshotItem<C>[]>;
  /** A page of rows, newest run first. @throws AppError `invalid_parameter` for a bad cursor */
  list(database: Queryable, request: PageRequest): Promise<Page<SnapshotRow<C>>>;
}

const sqlTypes: Record<ColumnType, string> = {
  int: 'bigint',
  double: 'double precision',
  money: 'numeric',
  text: 'text',
  date: 'date',
  json: 'jsonb',
};

function baseOf(column: SnapshotColumn): ColumnType {
  // The compiler does not narrow a template literal type by its last character.
  return (column.endsWith('?') ? column.slice(0, -1) : column) as ColumnType;
}

const snake = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function insertText(table: string, columns: ReadonlyMap<string, ColumnType>): string {
  const fields = [...columns.keys()];
  const recordset = [...columns].map(([field, type]) => `"${field}" ${sqlTypes[type]}`);
  return `
INSERT INTO ${table} (id, execution_id, computed_at, position, as_of, ${fields.map((f) => `"${snake(f)}"`).join(', ')})
SELECT id, $1, $2, position, $3, ${fields.map((f) => `"${f}"`).join(', ')}
FROM jsonb_to_recordset($4::jsonb) AS item (id uuid, position integer, ${recordset.join(', ')})
RETURNING position, ${shownFields(columns)}`;
}

/** The view's own fields as the API shows them. */
function shownFields(columns: ReadonlyMap<string, ColumnType>): string {
  // Money is stored exactly; the API shows it as a number rounded to the same 4 decimals.
  const fields = [...columns].map(
    ([field, type]) => `"${snake(field)}"${type === 'money' ? '::double precision' : ''} AS "${field}"`,
  );
  return fields.join(', ');
}

function itemsText(table: string, columns: ReadonlyMap<string, ColumnType>): string {
  return `SELECT position, ${shownFields(columns)} FROM ${table} WHERE execution_id = $1 ORDER BY position`;
}

function listText(table: string, columns: ReadonlyMap<string, ColumnType>): string {
  return `
SELECT id, execution_id AS "executionId", computed_at AS "computedAt", as_of AS "asOf", position, ${shownFields(columns)}
FROM ${table}
WHERE $1::timestamptz IS NULL
   OR ((computed_at, execution_id) <= ($1, $2::uuid)
       AND ((computed_at, execution_id) < ($1, $2::uuid) OR position > $3::integer))
ORDER BY computed_at DESC, execution_id DESC, position
LIMIT $4`;
}

const withoutPlace = ({ position: _, ...item }: { readonly position: number }): unknown => item;

/** SHA-256 of items as the table answers them, as JSON. */
export function digestOf(items: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex');
}

/** Repository of one snapshot table; the row type follows from the columns. */
export function snapshotTable<const C extends Record<string, SnapshotColumn>>(
  table: string,
  columns: C,
): SnapshotTable<C> {
  const types = new Map(Object.entries(columns).map(([field, column]) => [field, baseOf(column)]));
  const insert = insertText(table, types);
  const select = listText(table, types);
  const items = itemsText(table, types);
  const fields = Object.keys(columns);
  type Stored = SnapshotItem<C> & { readonly position: number };
  const codec = cursorCodec(table, ['instant', 'uuid', 'int']);
  return {
    table,
    async append(database, { executionId, computedAt, asOf, items: given }) {
      if (given.length === 0) return { rows: 0, sha256: digestOf([]), fields };
      const rows = given.map((item, position) => ({ ...item, id: uuidv7(), position }));
      const written = await database.query<Stored>(insert, [executionId, computedAt, asOf, jsonText(rows)]);
      const inOrder = written.toSorted((a, b) => a.position - b.position).map(withoutPlace);
      return { rows: inOrder.length, sha256: digestOf(inOrder), fields };
    },
    async itemsOf(database, executionId, options) {
      const rows = await database.query<Stored>(items, [executionId], options);
      return rows.map((row): SnapshotItem<C> => withoutPlace(row) as SnapshotItem<C>); // without it, an item
    },
    async list(database, request) {
      const after: readonly SqlValue[] =
        request.cursor === undefined ? [null, null, null] : codec.decode(request.cursor);
      const values = [...after, request.limit + 1];
      type Fetched = SnapshotRow<C> & { readonly position: number };
      const rows = await database.query<Fetched>(select, values, request);
      return cutPage(
        rows,
        request.limit,
        codec,
        (row) => [row.computedAt, row.executionId, row.position],
        ({ position: _, ...row }): SnapshotRow<C> => row as unknown as SnapshotRow<C>, // `position` is internal
      );
    },
  };
}
