import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { type MissingPart, schemaMismatch, typeMismatch } from '../missing.ts';

/** What the driver's errors have in common; taken apart here and nowhere else. */
interface DriverError {
  /** The driver's own code, e.g. ELOGIN, ESOCKET, ETIMEOUT, EREQUEST. */
  readonly code: string | undefined;
  /** SQL Server's error number. */
  readonly number: number | undefined;
}

/** https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const loginErrors = new Set([4060, 18452, 18456, 18470, 18486, 18487, 18488]);
const deadlockVictim = 1205;
const permissionDenied = new Set([229, 230, 262, 297, 300, 916]);
/** How SQL Server (errors 208 and 207) and Babelfish, which has one number for nearly all, name what is missing. */
const missingTable = [/^Invalid object name '([^']+)'/, /^relation "([^"]+)" does not exist/];
const missingColumn = [
  /^Invalid column name '(?<name>[^']+)'/,
  /^column (?:(?<alias>\w+)\.)?"?(?<name>[^"]+?)"? does not exist/,
];
/** Types that clash, or values that cannot be converted: statements are fixed, so the columns are others. */
const otherTypes = new Set([206, 245, 402, 8114, 8117]);
/** Busy, failing over or out of resources; also those of Azure SQL Database. */
const transient = new Set([
  ...[701, 802, 1204, 1222, 3960, 6005, 8645, 8651, 9001, 10928, 10929, 10936],
  ...[40020, 40143, 40166, 40197, 40501, 40540, 40544, 40549, 40550, 40551, 40552, 40553, 40613],
  ...[49918, 49919, 49920],
]);
const droppedCodes = new Set(['ESOCKET', 'ECONNCLOSED', 'ECONNRESET', 'EPIPE', 'EINVALIDSTATE']);
const connectionCodes = new Set([
  ...droppedCodes,
  'ENOTOPEN',
  'EINSTLOOKUP',
  'ENOCONN',
  'ELOGIN',
  'ETIMEOUT',
  'ECANCEL',
]);

function read(error: unknown): DriverError {
  const { code, number, originalError } = Object(error);
  return {
    code: typeof code === 'string' ? code : undefined,
    number: typeof number === 'number' ? number : numberOf(originalError),
  };
}

function numberOf(original: unknown): number | undefined {
  const { number, info } = Object(original);
  const found: unknown = number ?? info?.number;
  return typeof found === 'number' ? found : undefined;
}

/** Whether a read may simply be sent again: its connection was found dead, or it was a deadlock's victim. */
export function isWorthRepeating(error: unknown): boolean {
  const { code, number } = read(error);
  return number === deadlockVictim || (code !== undefined && droppedCodes.has(code));
}

/** Whether connecting again may help; a refused login stays refused. */
export function mayConnectLater(error: unknown): boolean {
  if (error instanceof AppError) return false;
  const { code, number } = read(error);
  if (number !== undefined && transient.has(number)) return true;
  return code !== 'ELOGIN' && !(number !== undefined && loginErrors.has(number));
}

/** Whether the server did not accept user and password, or the login may no longer open the database. */
export function isLoginRefused(error: unknown): boolean {
  const { code, number } = read(error instanceof AppError ? error.cause : error);
  return code === 'ELOGIN' || (number !== undefined && loginErrors.has(number));
}

/**
 * The driver's error as the product's; the driver's text stays in `cause`. A cancelled statement answers
 * the reason it was cancelled for, one that reads what the database does not have names it.
 */
export function toAppError(error: unknown, signal?: AbortSignal, text = ''): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted && signal.reason instanceof AppError) return signal.reason;
  const { code, number } = read(error);
  if (isLoginRefused(error)) {
    return unavailable('The warehouse refused the login or the database.', error, 60);
  }
  if (number === deadlockVictim || (number !== undefined && transient.has(number))) {
    return unavailable('The warehouse is busy.', error, 2);
  }
  if (number !== undefined && permissionDenied.has(number)) {
    return unavailable('The warehouse login may not read what the query needs.', error, 60);
  }
  if (code !== undefined && connectionCodes.has(code)) {
    return unavailable('The warehouse cannot be reached.', error, 10);
  }
  const missing = missingPart(error);
  const mismatch = missing && schemaMismatch(text, missing, error);
  if (mismatch) return mismatch;
  if (number !== undefined && otherTypes.has(number)) return typeMismatch(error);
  return new AppError('query_rejected', 'The warehouse refused the statement.', { cause: error });
}

function missingPart(error: unknown): MissingPart | null {
  const message = error instanceof Error ? error.message : '';
  for (const pattern of missingTable) {
    const name = pattern.exec(message)?.[1];
    if (name !== undefined) return { kind: 'table', name: name.split('.').at(-1) ?? name };
  }
  for (const pattern of missingColumn) {
    const { name, alias } = pattern.exec(message)?.groups ?? {};
    if (name !== undefined) return { kind: 'column', name, alias };
  }
  return null;
}

function unavailable(message: string, cause: unknown, retryAfterSeconds: number): AppError {
  return new AppError('warehouse_unavailable', message, { cause, retryAfterSeconds });
}
