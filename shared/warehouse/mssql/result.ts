/** A result column as the driver describes it. */
export interface DriverColumn {
  readonly name: string;
  /** SQL Server's type name, e.g. `money`, `decimal`, `nvarchar`. */
  readonly declaration: string;
  readonly scale: number | undefined;
}

export interface DriverResult {
  readonly columns: readonly DriverColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Reads the driver's answer in arrayRowMode, where rows are arrays and the columns of each record set stand
 * beside them (which the driver's type declarations do not know).
 * @throws TypeError when the answer is none of a single SELECT
 */
export function readResult(result: unknown): DriverResult {
  const { columns, recordset, recordsets } = Object(result);
  if (!Array.isArray(columns) || !Array.isArray(columns[0]) || !isRows(recordset)) {
    throw new TypeError('the driver answered no record set');
  }
  if (!Array.isArray(recordsets) || recordsets.length !== 1) {
    throw new TypeError('the driver answered more than one record set');
  }
  return { columns: columns[0].map(columnOf), rows: recordset };
}

function isRows(value: unknown): value is readonly (readonly unknown[])[] {
  return Array.isArray(value) && value.every(Array.isArray);
}

function columnOf(entry: unknown): DriverColumn {
  const { name, type, scale } = Object(entry);
  const declaration: unknown = type?.declaration;
  if (typeof name !== 'string' || typeof declaration !== 'string') {
    throw new TypeError('the driver described a column without name or type');
  }
  return { name, declaration, scale: typeof scale === 'number' ? scale : undefined };
}
