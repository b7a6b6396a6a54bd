import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type sql from 'mssql';
import { readResult } from './result.ts';

/**
 * What the login may change, one column a right: memberships that imply writing, rights on the database,
 * and the number of tables it may write to. A role or right that the server does not know counts as none.
 */
const rightsQuery = `
SELECT
  COALESCE(IS_SRVROLEMEMBER('sysadmin'), 0) AS "sysadmin",
  COALESCE(IS_ROLEMEMBER('db_owner'), 0) AS "db_owner",
  COALESCE(IS_ROLEMEMBER('db_datawriter'), 0) AS "db_datawriter",
  COALESCE(IS_ROLEMEMBER('db_ddladmin'), 0) AS "db_ddladmin",
  COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT'), 0) AS "INSERT",
  COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UPDATE'), 0) AS "UPDATE",
  COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'DELETE'), 0) AS "DELETE",
  COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'ALTER'), 0) AS "ALTER",
  COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE'), 0) AS "CREATE TABLE",
  (SELECT COUNT(*) FROM sys.tables AS t
   WHERE HAS_PERMS_BY_NAME(QUOTENAME(SCHEMA_NAME(t.schema_id)) + '.' + QUOTENAME(t.name), 'OBJECT', 'INSERT') = 1
      OR HAS_PERMS_BY_NAME(QUOTENAME(SCHEMA_NAME(t.schema_id)) + '.' + QUOTENAME(t.name), 'OBJECT', 'UPDATE') = 1
      OR HAS_PERMS_BY_NAME(QUOTENAME(SCHEMA_NAME(t.schema_id)) + '.' + QUOTENAME(t.name), 'OBJECT', 'DELETE') = 1
  ) AS "tables it may write to"`;

/** The rights to write that the pool's login has, by name; empty for a login that can only read. */
async function writingRights(pool: sql.ConnectionPool, timeoutMs: number): Promise<string[]> {
  const request = pool.request();
  const timer = setTimeout(() => request.cancel(), timeoutMs);
  const { columns, rows } = await request
    .query(rightsQuery)
    .then(readResult)
    .finally(() => clearTimeout(timer));
  const [row] = rows;
  if (!row) throw new TypeError('the question for the rights of the login was not answered');
  return columns.filter((_column, index) => Number(row[index]) !== 0).map((column) => column.name);
}

/**
 * Refuses a login that can write: reading is promised, and a login that cannot break the promise keeps it.
 * Given up after `timeoutMs` milliseconds.
 * @throws AppError `warehouse_writable_login`
 */
export async function assertReadOnlyLogin(pool: sql.ConnectionPool, timeoutMs: number): Promise<void> {
  const rights = await writingRights(pool, timeoutMs);
  if (rights.length === 0) return;
  throw new AppError(
    'warehouse_writable_login',
    `The warehouse login can write (${rights.join(', ')}); give it db_datareader only.`,
    { retryAfterSeconds: 60 },
  );
}
