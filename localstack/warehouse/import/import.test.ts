import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLoadInfo } from '../load/index.ts';
import { categories, subcategories, territories, useImportFixture } from './import-fixture.ts';

const { dir, file, query, run, warehouse } = useImportFixture();

describe('an import', () => {
  it('reads headerless files in table column order and leaves tables without a file empty', async () => {
    await file('DimSalesTerritory.psv', territories);
    await file('factsalesquota.CSV', '1|272|20101229|2010|4|28000.0000|2010-12-29 00:00:00.000\n');
    await file('notes.md', 'not a table');
    await file('DimDate.pdf', 'not a load file');
    const report = await run();
    expect(report.tables.map(({ table, file, rows }) => [table, file, rows])).toEqual([
      ['DimSalesTerritory', 'DimSalesTerritory.psv', 2],
      ['FactSalesQuota', 'factsalesquota.CSV', 1],
    ]);
    expect(report.missingTables).toHaveLength(14);
    expect(report.ignoredFiles).toEqual(['DimDate.pdf', 'notes.md']);
    expect(await query('SELECT * FROM dbo."FactSalesQuota"')).toEqual([
      [1, 272, 20101229, 2010, 4, '28000.0000', '2010-12-29 00:00:00'],
    ]);
    expect(await query('SELECT COUNT(*) FROM dbo."FactInternetSales"')).toEqual([['0']]);
    const info = await readLoadInfo(warehouse());
    expect(info.source).toBe('imported');
    expect(info.tables.filter((table) => table.given).map((table) => table.table)).toEqual([
      'dbo.DimSalesTerritory',
      'dbo.FactSalesQuota',
    ]);
  });

  it('reads a headed CSV with some columns, in any order and case, and names those not given', async () => {
    await file(
      'FactInternetSales.csv',
      'salesamount,SalesOrderNumber,OrderDateKey\r\n3578.27,SO1,20101229\r\n-0.0001,"S,""2""",20101230\r\n',
    );
    const report = await run();
    expect(report.tables[0]?.missingColumns).toContain('OrderQuantity');
    expect(report.tables[0]?.missingColumns).toHaveLength(23);
    expect(
      await query('SELECT "SalesOrderNumber", "SalesAmount", "OrderQuantity" FROM dbo."FactInternetSales"'),
    ).toEqual([
      ['SO1', '3578.2700', null],
      ['S,"2"', '-0.0001', null],
    ]);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF1|AFA|Žluťák\n2|DZD|Dinar\n')],
    [
      'UTF-16LE with a byte order mark and CR LF',
      Buffer.from('\uFEFF1|AFA|Žluťák\r\n2|DZD|Dinar\r\n', 'utf16le'),
    ],
    ['UTF-16LE without a mark', Buffer.from('1|AFA|Žluťák\n2|DZD|Dinar', 'utf16le')],
    ['UTF-16BE with a byte order mark', Buffer.from('\uFEFF1|AFA|Žluťák\n2|DZD|Dinar\n', 'utf16le').swap16()],
  ])('reads %s', async (_, bytes) => {
    await file('DimCurrency.csv', bytes);
    await run();
    expect(await query('SELECT * FROM dbo."DimCurrency"')).toEqual([
      [1, 'AFA', 'Žluťák'],
      [2, 'DZD', 'Dinar'],
    ]);
  });

  it('takes blanks, quotes, images and empty strings as SQL Server exports them', async () => {
    await file('DimSalesTerritory.csv', '1|1|7" wheel|US|\0|FFD8FFE0\n');
    await file('DimReseller.csv', '1||AW1||Shop|A "Bike" Store|2| |||||||||||30000.0000|\n');
    await file('DimProductCategory.csv', '1|1|Bikes||\n');
    await run();
    expect(await query('SELECT * FROM dbo."DimSalesTerritory"')).toEqual([
      [1, 1, '7" wheel', 'US', '', null],
    ]);
    expect(
      await query(
        'SELECT "GeographyKey", "ResellerName", "OrderFrequency", "AnnualRevenue" FROM dbo."DimReseller"',
      ),
    ).toEqual([[null, 'A "Bike" Store', '', '30000.0000']]);
    expect(await query('SELECT "SpanishProductCategoryName" FROM dbo."DimProductCategory"')).toEqual([['']]);
  });

  it('turns names into keys where one key fits, and lists the names where none does', async () => {
    await file('DimProductCategory.psv', categories);
    await file('DimProductSubcategory.psv', subcategories);
    await file(
      'DimProduct.csv',
      'ProductKey,EnglishProductName,EnglishProductSubcategoryName,EnglishProductCategoryName\n1,Part,,\n2,Hat,Helmets,Accessories\n3,Odd,Skates,Shoes\n',
    );
    await file(
      'DimGeography.psv',
      [
        '1|Bonn|NW|Nordrhein|DE|Germany|||1000|8|',
        '3|York|ENG|England|GB|United Kingdom|||Y03|10|',
        '2|York|ENG|England|GB|United Kingdom|||Y01|10|',
        '4|Paris|75|Seine|FR|France|||75001|7|',
        '5|Paris|TX|Texas|US|United States|||75460|4|',
      ].join('\n'),
    );
    await file('DimCustomer.csv', 'CustomerKey,City\n1,Bonn\n2,York\n3,Paris\n4,Paris\n5,\n6,Atlantis\n');
    const report = await run();
    const resolved = report.tables.flatMap((table) => table.resolved);
    expect(resolved).toEqual([
      {
        column: 'GeographyKey',
        from: 'City',
        resolvedRows: 2,
        unresolved: new Map([
          ['Paris', 2],
          ['Atlantis', 1],
        ]),
      },
      {
        column: 'ProductSubcategoryKey',
        from: 'EnglishProductSubcategoryName',
        resolvedRows: 1,
        unresolved: new Map([['Skates', 1]]),
      },
    ]);
    expect(await query('SELECT "GeographyKey" FROM dbo."DimCustomer" ORDER BY "CustomerKey"')).toEqual([
      [1],
      [2],
      [null],
      [null],
      [null],
      [null],
    ]);
    expect(await query('SELECT "ProductSubcategoryKey" FROM dbo."DimProduct" ORDER BY "ProductKey"')).toEqual(
      [[null], [31], [null]],
    );
  });

  it('leaves the other warehouse in the data directory as it is', async () => {
    await mkdir(join(dir(), 'warehouses'), { recursive: true });
    await writeFile(join(dir(), 'warehouses', 'wwi.duckdb'), 'stays');
    await file('DimSalesTerritory.psv', territories);
    await run();
    expect(await readFile(join(dir(), 'warehouses', 'wwi.duckdb'), 'utf8')).toBe('stays');
  });
});
