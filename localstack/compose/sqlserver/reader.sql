-- The product's login: db_datareader in both warehouses and nothing else. Safe to run again.
USE master;
IF SUSER_ID('otel_bi_reader') IS NULL
  CREATE LOGIN otel_bi_reader WITH PASSWORD = '$(PASSWORD)';
ELSE
  ALTER LOGIN otel_bi_reader WITH PASSWORD = '$(PASSWORD)';
GO
USE AdventureWorksDW2022;
IF USER_ID('otel_bi_reader') IS NULL CREATE USER otel_bi_reader FOR LOGIN otel_bi_reader;
ALTER ROLE db_datareader ADD MEMBER otel_bi_reader;
GO
USE WideWorldImportersDW;
IF USER_ID('otel_bi_reader') IS NULL CREATE USER otel_bi_reader FOR LOGIN otel_bi_reader;
ALTER ROLE db_datareader ADD MEMBER otel_bi_reader;
GO
