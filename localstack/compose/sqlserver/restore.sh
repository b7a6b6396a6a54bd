#!/usr/bin/env bash
# Restores both warehouses where they are not there yet, checks that they are the known ones, and makes the
# login that the product reads with.
set -euo pipefail

sql() {
  /opt/mssql-tools18/bin/sqlcmd -C -b -S sqlserver -U sa -P "$MSSQL_SA_PASSWORD" \
    -v PASSWORD="$READER_PASSWORD" "$@"
}

restore() { # restore DATABASE FILE: every file of the backup goes to the data directory under a name of its own
  sql -Q "
    IF DB_ID('$1') IS NOT NULL RETURN;
    RESTORE VERIFYONLY FROM DISK = '/backups/$2';
    DECLARE @files TABLE (LogicalName nvarchar(128), PhysicalName nvarchar(260), Type char(1), FileGroupName nvarchar(128),
      Size numeric(20, 0), MaxSize numeric(20, 0), FileID bigint, CreateLSN numeric(25, 0), DropLSN numeric(25, 0),
      UniqueID uniqueidentifier, ReadOnlyLSN numeric(25, 0), ReadWriteLSN numeric(25, 0), BackupSizeInBytes bigint,
      SourceBlockSize int, FileGroupID int, LogGroupGUID uniqueidentifier, DifferentialBaseLSN numeric(25, 0),
      DifferentialBaseGUID uniqueidentifier, IsReadOnly bit, IsPresent bit, TDEThumbprint varbinary(32),
      SnapshotURL nvarchar(360));
    INSERT INTO @files EXEC ('RESTORE FILELISTONLY FROM DISK = ''/backups/$2''');
    DECLARE @moves nvarchar(max) = (
      SELECT STRING_AGG(CONCAT('MOVE N''', LogicalName, ''' TO N''/var/opt/mssql/data/$1_', FileID, ''''), ', ')
      FROM @files);
    EXEC ('RESTORE DATABASE [$1] FROM DISK = ''/backups/$2'' WITH ' + @moves);"
}

expect() { # expect DATABASE QUERY ROWS: the figures by which Microsoft's databases are known
  local rows
  rows=$(sql -d "$1" -h -1 -W -Q "SET NOCOUNT ON; $2" | tr -d '[:space:]')
  if [ "$rows" != "$3" ]; then
    echo "$1: expected $3, found $rows: $2" >&2
    exit 1
  fi
}

restore AdventureWorksDW2022 AdventureWorksDW2022.bak
restore WideWorldImportersDW WideWorldImportersDW-Full.bak
expect AdventureWorksDW2022 'SELECT COUNT(*) FROM dbo.FactInternetSales' 60398
expect AdventureWorksDW2022 'SELECT SUM(SalesAmount) FROM dbo.FactInternetSales' 29358677.2207
expect WideWorldImportersDW 'SELECT COUNT(*) FROM Fact.Sale' 228265
sql -i /scripts/reader.sql
echo 'both warehouses can be read'
