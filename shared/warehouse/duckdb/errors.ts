import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { type MissingPart, schemaMismatch, typeMismatch } from '../missing.ts';

/** DuckDB error classes that say the statement is at fault, not the warehouse. */
const statementErrors =
  /^(?:Parser|Binder|Catalog|Conversion|Invalid Input|Out of Range|Not implemented) Error/;

/** Statements are fixed and tested: types that do not fit them are the file's. */
const typeErrors = /^(?:Binder Error: (?:No function matches|Cannot compare|Cannot mix)|Conversion Error)/;

const missingTable = /^Catalog Error: Table with name "?(?<name>[^\n"]+?)"? does not exist/;
const missingColumns = [
  /^Binder Error: Table "(?<alias>[^"]+)" does not have a column named "(?<name>[^"]+)"/,
  /^Binder Error: Referenced column "(?<name>[^"]+)" not found in FROM clause/,
];

function missingPart(message: string): MissingPart | null {
  const table = missingTable.exec(message)?.groups?.name;
  if (table !== undefined) return { kind: 'table', name: table.split('.').at(-1) ?? table };
  for (const pattern of missingColumns) {
    const { name, alias } = pattern.exec(message)?.groups ?? {};
    if (name !== undefined) return { kind: 'column', name, alias };
  }
  return null;
}

/**
 * DuckDB's error as the product's; DuckDB's text stays in `cause`. An interrupted statement answers the
 * reason it was interrupted for, one that reads what the file does not have names it.
 */
export function toAppError(error: unknown, signal: AbortSignal, text = ''): AppError {
  if (error instanceof AppError) return error;
  if (signal.aborted && signal.reason instanceof AppError) return signal.reason;
  const message = error instanceof Error ? error.message : '';
  const missing = missingPart(message);
  const mismatch = missing && schemaMismatch(text, missing, error);
  if (mismatch) return mismatch;
  if (typeErrors.test(message)) return typeMismatch(error);
  if (statementErrors.test(message)) {
    return new AppError('query_rejected', 'The warehouse refused the statement.', { cause: error });
  }
  return unavailable(error);
}

export function unavailable(cause: unknown): AppError {
  return new AppError('warehouse_unavailable', 'The warehouse is not available.', {
    cause,
    retryAfterSeconds: 10,
  });
}
