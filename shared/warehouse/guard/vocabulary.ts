/**
 * Functions with the same meaning in T-SQL and DuckDB. Calling anything else is refused, which also
 * closes every function that reads files, runs commands or changes state. Left out on purpose: LOG
 * (natural in T-SQL, decimal in DuckDB), ROUND (different result types), LEN/LENGTH, REPLACE (follows the
 * collation in T-SQL), all date functions, STDEV/VAR and PERCENTILE_CONT.
 */
export const functions: ReadonlySet<string> = new Set([
  ...['COUNT', 'SUM', 'AVG', 'MIN', 'MAX'],
  ...['COALESCE', 'NULLIF', 'CAST', 'CONCAT'],
  ...['ABS', 'FLOOR', 'CEILING', 'SQRT', 'POWER', 'EXP', 'SIGN'],
  ...['LOWER', 'UPPER', 'LTRIM', 'RTRIM', 'SUBSTRING'],
  ...['ROW_NUMBER', 'RANK', 'DENSE_RANK', 'NTILE', 'LAG', 'LEAD', 'FIRST_VALUE', 'LAST_VALUE'],
  ...['PERCENT_RANK', 'CUME_DIST'],
]);

/** Types whose name may be followed by a length or a precision. */
export const sizedTypes: ReadonlySet<string> = new Set(['DECIMAL', 'NUMERIC', 'VARCHAR', 'NVARCHAR']);

/** Keywords after which a parenthesis may open. */
export const keywordsBeforeParenthesis: ReadonlySet<string> = new Set([
  ...['SELECT', 'DISTINCT', 'FROM', 'JOIN', 'ON', 'WHERE', 'HAVING', 'BY', 'AS', 'OVER'],
  ...['AND', 'OR', 'NOT', 'IN', 'EXISTS', 'BETWEEN', 'CASE', 'WHEN', 'THEN', 'ELSE'],
  ...['UNION', 'ALL', 'EXCEPT', 'INTERSECT', 'VALUES', 'OFFSET'],
]);

/**
 * Words that begin or belong to a statement other than a SELECT in either engine. T-SQL needs no semicolon
 * between statements, so each is refused wherever it stands unquoted, as are the words of SELECT itself
 * that write (INTO), lock (FOR UPDATE), move a sequence (NEXT VALUE FOR) or reach another server.
 */
export const forbiddenWords: ReadonlySet<string> = new Set([
  ...['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'UPSERT', 'REPLACE', 'TRUNCATE', 'INTO', 'OUTPUT', 'RETURNING'],
  ...['CREATE', 'ALTER', 'DROP', 'RENAME', 'COMMENT', 'ADD', 'ENABLE', 'DISABLE', 'REINDEX'],
  ...['EXEC', 'EXECUTE', 'CALL', 'DO', 'PREPARE', 'DEALLOCATE', 'EXPLAIN', 'ANALYZE'],
  ...['DECLARE', 'SET', 'RESET', 'USE', 'GO', 'SETUSER', 'REVERT', 'IMPERSONATE', 'LINENO'],
  ...['BEGIN', 'COMMIT', 'ROLLBACK', 'ABORT', 'SAVE', 'SAVEPOINT', 'TRAN', 'TRANSACTION', 'START', 'STOP'],
  ...['IF', 'WHILE', 'GOTO', 'RETURN', 'BREAK', 'CONTINUE', 'THROW', 'TRY', 'CATCH', 'PRINT', 'RAISERROR'],
  ...['WAITFOR', 'KILL', 'SHUTDOWN', 'RECONFIGURE', 'CHECKPOINT', 'BACKUP', 'RESTORE', 'DBCC', 'DUMP'],
  ...['GRANT', 'DENY', 'REVOKE', 'BULK', 'OPEN', 'CLOSE', 'CURSOR', 'READTEXT', 'WRITETEXT', 'UPDATETEXT'],
  ...['SEND', 'RECEIVE', 'CONVERSATION', 'FOR', 'OPTION', 'TABLESAMPLE', 'BROWSE'],
  ...['OPENROWSET', 'OPENQUERY', 'OPENDATASOURCE', 'OPENXML', 'OPENJSON'],
  ...['COPY', 'EXPORT', 'IMPORT', 'ATTACH', 'DETACH', 'PRAGMA', 'INSTALL', 'LOAD', 'FORCE', 'VACUUM'],
  ...[
    'SHOW',
    'DESCRIBE',
    'SUMMARIZE',
    'PIVOT',
    'UNPIVOT',
    'LAMBDA',
    'MACRO',
    'SECRET',
    'SYS',
    'MASTER',
    'MSDB',
  ],
  ...['INFORMATION_SCHEMA', 'PG_CATALOG'],
]);

/** System procedures, functions and schemas go by these names, quoted or not. */
export const systemName = /^(?:(?:sp|xp|fn|dm|duckdb|pragma|read|pg)_|(?:sys|information_schema)$)/i;
