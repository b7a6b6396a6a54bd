import { describe, expect, it } from 'vitest';
import { findTable } from '../schema/index.ts';
import { createStagingStatement, createTableStatement, moveStatement } from './ddl.ts';
import type { TableFacts } from './source.ts';

function facts(domain: 'aw' | 'wwi', label: string, changes: Partial<TableFacts> = {}): TableFacts {
  const table = findTable(domain, label);
  const columns = table.columns.map((column) => ({ column, notNull: 10, maxLength: 1, sum: undefined }));
  return { table, rows: 10, columns, keyHolds: true, ...changes };
}

describe('a table in SQL Server', () => {
  it('is declared as Microsoft declares it when the rows allow it', () => {
    expect(createTableStatement(facts('aw', 'dbo.DimCurrency'))).toBe(
      'CREATE TABLE [dbo].[DimCurrency] ([CurrencyKey] int NOT NULL, [CurrencyAlternateKey] nchar(3) NOT NULL, ' +
        '[CurrencyName] nvarchar(50) NOT NULL, PRIMARY KEY ([CurrencyKey]))',
    );
    const sale = createTableStatement(facts('wwi', 'Fact.Sale'));
    expect(sale).toContain('[Delivery Date Key] date NULL');
    expect(sale).toContain('[Profit] decimal(18,2) NOT NULL');
    expect(sale).toContain('PRIMARY KEY ([Sale Key], [Invoice Date Key])');
    expect(createTableStatement(facts('wwi', 'Dimension.City'))).toContain('[Location] varbinary(max) NULL');
  });

  it('has no key, NULL columns and longer texts where the rows ask for them', () => {
    const plain = facts('aw', 'dbo.DimProduct', { keyHolds: false });
    const columns = plain.columns.map((entry) => {
      if (entry.column.name === 'Status') return { ...entry, maxLength: 8 };
      return entry.column.name === 'FinishedGoodsFlag' ? { ...entry, notNull: 9 } : entry;
    });
    const statement = createTableStatement({ ...plain, columns });
    expect(statement).not.toContain('PRIMARY KEY');
    expect(statement).toContain('[Status] nvarchar(8) NULL');
    expect(statement).toContain('[FinishedGoodsFlag] bit NULL');
    expect(statement).toContain('[StandardCost] money NULL');
  });

  it('is filled through a table whose decimals all servers read alike', () => {
    const product = facts('aw', 'dbo.DimProduct');
    const columns = product.table.columns.filter((column) =>
      ['ProductKey', 'ListPrice', 'Weight'].includes(column.name),
    );
    expect(createStagingStatement(product, columns)).toBe(
      'CREATE TABLE [dbo].[DimProduct__otel_bi_load] ([ProductKey] int NULL, [ListPrice] decimal(38,4) NULL, [Weight] float NULL)',
    );
  });

  it('gets the last instant of current rows from text', () => {
    const supplier = facts('wwi', 'Dimension.Supplier');
    const columns = supplier.table.columns.filter((column) =>
      ['Supplier Key', 'Valid To'].includes(column.name),
    );
    expect(moveStatement(supplier.table, columns)).toBe(
      "INSERT INTO [Dimension].[Supplier] ([Supplier Key], [Valid To]) SELECT [Supplier Key], CASE WHEN [Valid To] >= '9999-12-31 23:59:59.999' " +
        "THEN CAST('9999-12-31 23:59:59.9999999' AS datetime2(7)) ELSE [Valid To] END FROM [Dimension].[Supplier__otel_bi_load]",
    );
  });
});
