import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { PlannedColumn, QueryPlan } from './plan.ts';
import type { ColumnSpec, ColumnType, Query, Row } from './port.ts';
import type { Decode } from './values.ts';

/** A statement's answer as an engine's driver gave it. */
export interface RawResult {
  /** Column names in order, as the driver reports them. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Makes the conversion of one result column's values (never NULL) to a declared type. */
  decoder(column: number, type: ColumnType): Decode;
}

/**
 * Turns an answer into rows as the query declares them. The answer must have exactly the declared columns.
 * @throws AppError `internal` when the answer does not fit the declaration (a defect of the query)
 */
export function rowsOf<C extends Record<string, ColumnSpec>>(
  query: Pick<Query, 'name'>,
  plan: QueryPlan,
  result: RawResult,
): Row<C>[] {
  const cells = plan.columns.map((column) => cellReader(query, column, result));
  const surplus = result.names.find((name) => !plan.columns.some((column) => column.name === name));
  if (surplus !== undefined || result.names.length !== cells.length) {
    throw unfit(query, `has ${result.names.length} columns, ${cells.length} are declared`);
  }
  return result.rows.map((raw) => {
    const row: Record<string, unknown> = {};
    for (const cell of cells) row[cell.name] = cell.read(raw);
    return row as Row<C>; // every declared column was just set by the decoder of its declared type
  });
}

interface CellReader {
  readonly name: string;
  read(raw: readonly unknown[]): unknown;
}

function cellReader(query: Pick<Query, 'name'>, column: PlannedColumn, result: RawResult): CellReader {
  const index = result.names.indexOf(column.name);
  if (index < 0) throw unfit(query, `lacks column "${column.name}"`);
  const decode = result.decoder(index, column.type);
  return {
    name: column.name,
    read(raw) {
      const value = raw[index];
      if (value !== null && value !== undefined) return decodeCell(query, column, decode, value);
      if (!column.nullable) throw unfit(query, `has NULL in column "${column.name}"`);
      return null;
    },
  };
}

function decodeCell(
  query: Pick<Query, 'name'>,
  column: PlannedColumn,
  decode: Decode,
  value: unknown,
): unknown {
  try {
    return decode(value);
  } catch (cause) {
    throw unfit(query, `has a value in column "${column.name}" that is no ${column.type}`, cause);
  }
}

function unfit(query: Pick<Query, 'name'>, reason: string, cause?: unknown): AppError {
  return new AppError('internal', `Answer to query ${query.name} ${reason}.`, { cause });
}
