import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { categories, subcategories, territories, useImportFixture } from './import-fixture.ts';

const { base, file, run, warehouse } = useImportFixture();

describe('an import is refused, with file, line and reason, and the previous warehouse stays', () => {
  const header = 'ProductKey,OrderDateKey,SalesOrderNumber,SalesOrderLineNumber,SalesAmount,OrderDate';
  const good = '310,20101229,SO1,1,3578.27,2010-12-29';

  beforeEach(async () => {
    await file('DimSalesTerritory.psv', territories);
    await run();
  });

  async function refuses(name: string, content: string | Buffer, told: string): Promise<void> {
    const before = await readFile(warehouse());
    await file(name, content);
    await expect(run()).rejects.toMatchObject({
      code: 'import_refused',
      message: `Nothing was loaded, the previous warehouse stays: ${told}`,
    });
    expect(await readFile(warehouse())).toEqual(before);
  }

  it.each([
    ['a missing field', '310,20101229,SO2,1,1', '5 fields where 6 are expected'],
    ['a field too many', '310,20101229,SO2,1,1,,', '7 fields where 6 are expected'],
    ['no whole number', '3x0,20101229,SO2,1,1,', 'ProductKey: "3x0" is no int'],
    ['a number out of range', '3,20101229,SO2,256,1,', 'SalesOrderLineNumber: "256" is no tinyint'],
    ['money with five decimals', '3,20101229,SO2,1,1.00001,', 'SalesAmount: "1.00001" is no money'],
    ['money with a thousands mark', '3,20101229,SO2,1,"1,000.00",', 'SalesAmount: "1,000.00" is no money'],
    ['money that is no number', '3,20101229,SO2,1,NaN,', 'SalesAmount: "NaN" is no money'],
    ['a day that does not exist', '3,20101229,SO2,1,1,2013-02-30', 'OrderDate: "2013-02-30" is no datetime'],
    [
      'an hour that does not exist',
      '3,20101229,SO2,1,1,2013-02-03 24:00:00',
      'OrderDate: "2013-02-03 24:00:00" is no datetime',
    ],
    ['a date of another form', '3,20101229,SO2,1,1,29/12/2010', 'OrderDate: "29/12/2010" is no datetime'],
    ['nothing where there must be something', '3,,SO2,1,1,', 'OrderDateKey is empty but must not be'],
    [
      'a key twice',
      '5,20101229,SO1,1,1,',
      'the key (SalesOrderNumber, SalesOrderLineNumber) = (SO1, 1) is already on line 2',
    ],
    [
      'text behind a closing quote',
      '5,20101229,"SO2"x,1,1,',
      'a closing quote is followed by something else than a comma',
    ],
    ['a quote inside a field', '5,20101229,SO"2,1,1,', 'a quote stands inside an unquoted field'],
    ['a NUL character', '5,20101229,S\0O,1,1,', 'SalesOrderNumber holds a NUL character'],
  ])('%s', (_, row, reason) =>
    refuses(
      'FactInternetSales.csv',
      `${header}\n${good}\n${row}\n`,
      `FactInternetSales.csv, line 3: ${reason}`,
    ),
  );

  it('a quote that is never closed, told where it begins', () =>
    refuses(
      'FactInternetSales.csv',
      `${header}\n${good}\n5,20101229,"SO2,1,1,\n6,20101229,SO3,1,1,\n`,
      'FactInternetSales.csv, line 3: a quote is opened and never closed',
    ));

  it('a bad row behind a quoted field of several lines', () =>
    refuses(
      'FactInternetSales.csv',
      `${header}\n310,20101229,"SO\n1",1,3578.27,2010-12-29\n\nx,20101229,SO2,1,1,\n`,
      'FactInternetSales.csv, line 5: ProductKey: "x" is no int',
    ));

  it('a headerless row of another length', () =>
    refuses(
      'DimCurrency.psv',
      '1|AFA|Afghani\n2|DZD\n',
      'DimCurrency.psv, line 2: 2 fields where 3 are expected',
    ));

  it('a headerless row in UTF-16', () =>
    refuses(
      'DimCurrency.csv',
      Buffer.from('\uFEFF1|AFA|Afghani\r\nx|DZD|Dinar\r\n', 'utf16le'),
      'DimCurrency.csv, line 2: CurrencyKey: "x" is no int',
    ));

  it('bytes that are no text', () =>
    refuses(
      'DimCurrency.psv',
      Buffer.concat([Buffer.from('1|AFA|Afghani\n2|DZD|'), Buffer.of(0xe9, 0x20, 0x0a)]),
      'DimCurrency.psv, line 2: the bytes are no UTF-8 text',
    ));

  it('a header with an unknown or repeated column', async () => {
    await refuses(
      'DimCurrency.csv',
      'CurrencyKey,Nope\n1,2\n',
      'DimCurrency.csv, line 1: dbo.DimCurrency has no column Nope',
    );
    await refuses(
      'DimCurrency.csv',
      'CurrencyKey,currencykey\n1,2\n',
      'DimCurrency.csv, line 1: the header names currencykey twice',
    );
  });

  it('a subcategory of another category', async () => {
    await file('DimProductCategory.psv', categories);
    await file('DimProductSubcategory.psv', subcategories);
    await refuses(
      'DimProduct.csv',
      'ProductKey,EnglishProductSubcategoryName,EnglishProductCategoryName\n1,Helmets,Bikes\n',
      'DimProduct.csv, line 2: subcategory Helmets belongs to category Accessories, not Bikes',
    );
  });

  it('two files for one table', () =>
    refuses(
      'DIMSALESTERRITORY.csv',
      territories,
      'DimSalesTerritory.psv: DIMSALESTERRITORY.csv holds the same table',
    ));

  it('several bad rows, the first three of them named', () =>
    refuses(
      'DimCurrency.psv',
      'a|AFA|A\nb|AFB|B\nc|AFC|C\nd|AFD|D\n',
      'DimCurrency.psv, line 1: CurrencyKey: "a" is no int; DimCurrency.psv, line 2: CurrencyKey: "b" is no int; DimCurrency.psv, line 3: CurrencyKey: "c" is no int; and 1 more',
    ));

  it('a folder that is missing or holds no load file', async () => {
    await expect(run(join(base(), 'nowhere'))).rejects.toThrow('nowhere: the folder cannot be read (ENOENT)');
    await mkdir(join(base(), 'empty'));
    await expect(run(join(base(), 'empty'))).rejects.toThrow(
      'no file is named after an AdventureWorksDW table',
    );
  });
});
