import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useImportFixture } from './import-fixture.ts';

const { query, run } = useImportFixture();

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const realFolder = join(root, '..', 'shared', 'data', 'adventureworks-dw');
const absent = existsSync(realFolder)
  ? ''
  : ` (skipped: ${join('..', 'shared', 'data', 'adventureworks-dw')} is not there)`;

describe.skipIf(absent !== '')(`the real AdventureWorksDW rows${absent}`, () => {
  it('give the known figures to the last digit', async () => {
    const report = await run(realFolder);
    expect(report.missingTables).toEqual(['DimEmployee', 'FactProductInventory', 'FactResellerSales']);
    expect(
      await query(`SELECT COUNT(*), COUNT(DISTINCT "SalesOrderNumber"), COUNT(DISTINCT "CustomerKey"),
        SUM("SalesAmount"), MIN("OrderDateKey"), MAX("OrderDateKey"), COUNT("TotalProductCost")
        FROM dbo."FactInternetSales"`),
    ).toEqual([['60398', '27659', '18484', '29358677.2207', 20101229, 20140128, '0']]);
    expect(
      await query(`SELECT d."CalendarYear", CAST(SUM(f."SalesAmount") AS DECIMAL(18,2)) FROM dbo."FactInternetSales" f
        JOIN dbo."DimDate" d ON d."DateKey" = f."OrderDateKey" GROUP BY d."CalendarYear" ORDER BY 1`),
    ).toEqual([
      [2010, '43421.04'],
      [2011, '7075525.93'],
      [2012, '5842485.20'],
      [2013, '16351550.34'],
      [2014, '45694.72'],
    ]);
    expect(
      await query(`SELECT (SELECT COUNT(*) FROM dbo."DimProduct"), (SELECT COUNT(*) FROM dbo."DimReseller"),
        (SELECT COUNT(*) FROM dbo."FactSalesQuota"), (SELECT COUNT(*) FROM dbo."FactResellerSales")`),
    ).toEqual([['606', '701', '163', '0']]);
  });

  it('give every sold product its subcategory', async () => {
    await run(realFolder);
    expect(
      await query(`SELECT COUNT(*) FROM dbo."FactInternetSales" f JOIN dbo."DimProduct" p ON p."ProductKey" = f."ProductKey"
        JOIN dbo."DimProductSubcategory" s ON s."ProductSubcategoryKey" = p."ProductSubcategoryKey"`),
    ).toEqual([['60398']]);
  });
});
