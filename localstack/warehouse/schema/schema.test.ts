import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { findTable, schemaNames, warehouseTables } from './index.ts';
import { duckdbType, valueKind } from './sql-type.ts';
import { defineTable, duckdbCreateTable, quoteIdentifier, tableLabel } from './table.ts';

const names = (label: string, domain: 'aw' | 'wwi') =>
  findTable(domain, label).columns.map((column) => column.name);

describe('the warehouse tables', () => {
  it('has the sixteen AdventureWorksDW and fourteen WideWorldImportersDW tables', () => {
    expect(warehouseTables.aw).toHaveLength(16);
    expect(warehouseTables.wwi).toHaveLength(14);
    expect(schemaNames('aw')).toEqual(['dbo']);
    expect(schemaNames('wwi')).toEqual(['Dimension', 'Fact']);
  });

  it('keeps translated and image columns in the places that headerless files expect', () => {
    expect(names('dbo.DimDate', 'aw').slice(3, 7)).toEqual([
      'EnglishDayNameOfWeek',
      'SpanishDayNameOfWeek',
      'FrenchDayNameOfWeek',
      'DayNumberOfMonth',
    ]);
    expect(names('dbo.DimProduct', 'aw').slice(22, 26)).toEqual([
      'ModelName',
      'LargePhoto',
      'EnglishDescription',
      'FrenchDescription',
    ]);
    expect(names('dbo.DimSalesTerritory', 'aw').at(-1)).toBe('SalesTerritoryImage');
    expect(names('Fact.Stock Holding', 'wwi').at(-1)).toBe('Lineage Key');
  });

  it('refuses a key that names no column and an unknown table', () => {
    expect(() => defineTable('dbo', 'T', ['Nope'], { Key: 'int' })).toThrow(
      'dbo.T has no column Nope for its key.',
    );
    expect(() => findTable('aw', 'dbo.Nope')).toThrow('The aw warehouse has no table dbo.Nope.');
  });

  it.each(['aw', 'wwi'] as const)(
    'creates every %s table in DuckDB with the mapped types',
    async (domain) => {
      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      for (const schema of schemaNames(domain)) {
        await connection.run(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`);
      }
      for (const table of warehouseTables[domain]) await connection.run(duckdbCreateTable(table));
      const made = await connection.runAndReadAll(
        `SELECT table_schema || '.' || table_name, column_name, data_type FROM information_schema.columns
       ORDER BY table_schema, table_name, ordinal_position`,
      );
      const expected = warehouseTables[domain]
        .toSorted((a, b) => (tableLabel(a) < tableLabel(b) ? -1 : 1))
        .flatMap((table) =>
          table.columns.map((column) => [tableLabel(table), column.name, duckdbType(column.type)]),
        );
      expect(made.getRowsJS()).toEqual(expected);
      instance.closeSync();
    },
  );
});

describe('types in DuckDB', () => {
  it('compares bits, kept as BOOLEAN, with 0 and 1 as T-SQL does', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE t (b ${duckdbType('bit')})`);
    await connection.run('INSERT INTO t VALUES (true), (true), (false), (NULL)');
    const result = await connection.runAndReadAll(`
      SELECT COUNT(CASE WHEN b = 1 THEN 1 END), COUNT(CASE WHEN b = 0 THEN 1 END),
        COUNT(CASE WHEN b <> 1 THEN 1 END), COUNT(CASE WHEN b IS NULL THEN 1 END), SUM(CAST(b AS int)) FROM t`);
    expect(result.getRowsJson()).toEqual([['2', '1', '1', '1', '2']]);
    instance.closeSync();
  });

  it('holds money exactly and small integers without overflow', async () => {
    expect(duckdbType('money')).toBe('DECIMAL(18,4)');
    expect([duckdbType('tinyint'), duckdbType('smallint')]).toEqual(['INTEGER', 'INTEGER']);
    expect(valueKind('decimal(18,3)')).toEqual({ kind: 'decimal', precision: 18, scale: 3 });
    expect(valueKind('nvarchar(50)')).toEqual({ kind: 'text', length: 50 });
  });
});
