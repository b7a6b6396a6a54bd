import { AppError } from '../contract/errors.ts';

/** What a statement reads and the warehouse does not have, as the engine tells it. */
export interface MissingPart {
  readonly kind: 'table' | 'column';
  readonly name: string;
  /** What the statement calls the table that lacks the column, where the engine says. */
  readonly alias?: string | undefined;
}

/** Somebody has to load another file, or give a login another database: nothing to ask for every second. */
const RETRY_SECONDS = 60;

/** The error of a warehouse one of whose columns has a type that the queries cannot reckon with. */
export function typeMismatch(cause: unknown): AppError {
  return new AppError(
    'warehouse_schema_mismatch',
    'The warehouse is not of the expected schema: a column has another type than the query expects.',
    { cause, retryAfterSeconds: RETRY_SECONDS },
  );
}

/**
 * The error of a warehouse that is not of the schema that the queries are written for. Names come out of the
 * engine's own text, so one that the statement does not hold is not repeated: null then.
 */
export function schemaMismatch(text: string, part: MissingPart, cause: unknown): AppError | null {
  const at = text.toLowerCase().indexOf(part.name.toLowerCase());
  if (at === -1) return null;
  const name = text.slice(at, at + part.name.length);
  const table = part.alias === undefined ? null : tableCalled(text, part.alias);
  const where = table === null ? '' : ` in ${table}`;
  return new AppError(
    'warehouse_schema_mismatch',
    `The warehouse is not of the expected schema: there is no ${part.kind} ${name}${where}.`,
    { cause, retryAfterSeconds: RETRY_SECONDS },
  );
}

/** `schema.table` that an alias stands for in the statement. */
function tableCalled(text: string, alias: string): string | null {
  if (!/^\w+$/.test(alias)) return null;
  const named = new RegExp(`"(\\w+)"\\."([^"]+)"\\s+AS\\s+${alias}\\b`, 'i').exec(text);
  return named === null ? null : `${named[1]}.${named[2]}`;
}
