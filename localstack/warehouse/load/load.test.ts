import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTable, warehouseTables } from '../schema/index.ts';
import { type Column, qualifiedName, tableLabel } from '../schema/table.ts';
import { type ColumnData, createWarehouseFile, END_OF_TIME, readLoadInfo } from './index.ts';
import type { WarehouseWriter } from './writer.ts';

let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otel-bi-load-'));
  path = join(dir, 'warehouses', 'wwi.duckdb');
});
afterEach(() => rm(dir, { recursive: true }));

async function query(file: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  try {
    return (await (await instance.connect()).runAndReadAll(sql)).getRowsJson();
  } finally {
    instance.closeSync();
  }
}

const described = (writer: WarehouseWriter) => writer.describe({ source: 'generated', scale: 1, seed: 7 });

describe('values', () => {
  const rows = 5000; // more than two vectors, so that rows cross their borders
  const isNull = (row: number) => row % 3 === 1;

  /** A value of every kind for a row: what the writer gets, and what DuckDB shows. */
  function sample(column: Column): {
    data: ColumnData;
    shown: (row: number) => string | boolean | number | null;
  } {
    const { value } = column;
    const numbers = (of: (row: number) => number) =>
      Float64Array.from({ length: rows }, (_, row) => (isNull(row) ? Number.NaN : of(row)));
    const orNull =
      <T>(of: (row: number) => T) =>
      (row: number) =>
        isNull(row) ? null : of(row);
    switch (value.kind) {
      case 'int':
        return {
          data: numbers((row) => (row % 2 === 0 ? value.max : value.min)),
          shown: orNull((row) => (row % 2 === 0 ? value.max : value.min)),
        };
      case 'bigint':
        return {
          data: numbers((row) => row * -1e12),
          shown: orNull((row) => `${BigInt(row) * -1_000_000_000_000n}`),
        };
      case 'bool':
        return { data: numbers((row) => row % 2), shown: orNull((row) => row % 2 === 1) };
      case 'decimal':
        return {
          data: numbers((row) => -9_007_199_254_740_991 + row),
          shown: orNull((row) => {
            const digits = String(9_007_199_254_740_991 - row);
            return `-${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
          }),
        };
      case 'double':
        return { data: numbers((row) => row / 7), shown: orNull((row) => row / 7) };
      case 'date':
        return {
          data: numbers((row) => row),
          shown: orNull((row) => new Date(row * 86_400_000).toISOString().slice(0, 10)),
        };
      case 'timestamp':
        return {
          data: numbers((row) => (row % 2 === 0 ? END_OF_TIME : row * 86_400_000)),
          shown: orNull((row) =>
            row % 2 === 0
              ? '9999-12-31 23:59:59.999999'
              : `${new Date(row * 86_400_000).toISOString().slice(0, 10)} 00:00:00`,
          ),
        };
      case 'text':
        return {
          data: Array.from({ length: rows }, (_, row) => (isNull(row) ? null : `žluť 山 ${row}`)),
          shown: orNull((row) => `žluť 山 ${row}`),
        };
      case 'absent':
        return { data: { constant: null }, shown: () => null };
    }
  }

  it.each(['aw', 'wwi'] as const)(
    'of every column of every %s table come back as they were written',
    async (domain) => {
      await createWarehouseFile(path, domain, async (writer) => {
        described(writer);
        for (const table of warehouseTables[domain]) {
          const columns = Object.fromEntries(
            table.columns.map((column) => [column.name, sample(column).data]),
          );
          await writer.append(tableLabel(table), columns, rows);
        }
      });
      for (const table of warehouseTables[domain]) {
        const read = await query(path, `SELECT * FROM ${qualifiedName(table)}`);
        const shown = table.columns.map((column) => sample(column).shown);
        const expected = Array.from({ length: rows }, (_, row) => shown.map((of) => of(row)));
        expect(read).toEqual(expected);
      }
    },
  );

  it('of every layout are taken: typed arrays, bigints, dictionaries and constants', async () => {
    await createWarehouseFile(path, 'wwi', async (writer) => {
      described(writer);
      await writer.append(
        'Fact.Sale',
        {
          'Sale Key': BigInt64Array.of(1n, 9_007_199_254_740_993n, -1n),
          'City Key': Uint8Array.of(1, 2, 3),
          'Total Excluding Tax': BigInt64Array.of(123n, -1n, 999_999_999_999_999_999n),
          'Unit Price': Int32Array.of(1, -250, 0),
          Package: { dictionary: ['Each', null, 'Bag'], codes: Uint8Array.of(2, 1, 0) },
          Description: { constant: 'same' },
          'Customer Key': { constant: 7 },
        },
        3,
      );
      await writer.append('Dimension.Supplier', { 'Valid From': BigInt64Array.of(-1n) }, 1);
    });
    expect(
      await query(
        path,
        'SELECT "Sale Key", "City Key", "Total Excluding Tax", "Unit Price", "Package", "Description", "Customer Key" FROM Fact.Sale',
      ),
    ).toEqual([
      ['1', 1, '1.23', '0.01', 'Bag', 'same', 7],
      ['9007199254740993', 2, '-0.01', '-2.50', null, 'same', 7],
      ['-1', 3, '9999999999999999.99', '0.00', 'Each', 'same', 7],
    ]);
    expect(await query(path, 'SELECT "Valid From" FROM Dimension.Supplier')).toEqual([
      ['1969-12-31 23:59:59.999999'],
    ]);
  });

  it('keep every safe whole number of a decimal exactly', async () => {
    const scaled = fc.array(fc.maxSafeInteger(), { minLength: 200, maxLength: 200 });
    const property = fc.asyncProperty(scaled, async (values) => {
      await createWarehouseFile(path, 'aw', async (writer) => {
        described(writer);
        const columns = { SalesAmountQuota: Float64Array.from(values) };
        await writer.append('dbo.FactSalesQuota', columns, values.length);
      });
      const read = await query(path, 'SELECT "SalesAmountQuota" FROM dbo."FactSalesQuota"');
      expect(read.map(([text]) => BigInt(String(text).replace('.', '')))).toEqual(values.map(BigInt));
    });
    await fc.assert(property, { numRuns: 5, endOnFailure: true });
  });

  it.each([
    ['a tinyint of 256', 'dbo.DimDate', 'DayNumberOfWeek', Int32Array.of(1, 256), 'row 1: 256'],
    ['a fraction in an int', 'dbo.DimDate', 'DateKey', Float64Array.of(1.5), 'row 0: 1.5'],
    ['a bit of 2', 'dbo.DimProduct', 'FinishedGoodsFlag', Int32Array.of(2), 'row 0: 2'],
    [
      'money of 19 digits',
      'dbo.DimProduct',
      'ListPrice',
      BigInt64Array.of(10n ** 18n),
      'row 0: 1000000000000000000',
    ],
    ['money in fractions of its unit', 'dbo.DimProduct', 'ListPrice', Float64Array.of(0.5), 'row 0: 0.5'],
    ['an infinite float', 'dbo.DimProduct', 'Weight', Float64Array.of(Infinity), 'row 0: Infinity'],
    [
      'a date behind the year 9999',
      'dbo.DimDate',
      'FullDateAlternateKey',
      Int32Array.of(2_932_897),
      'row 0: 2932897',
    ],
    ['text in a number column', 'dbo.DimDate', 'DateKey', ['x'], 'row 0: x'],
    ['a number in a text column', 'dbo.DimDate', 'EnglishMonthName', Int32Array.of(1), 'row 0: 1'],
  ])('refuses %s', async (_, table, column, data, told) => {
    const length = data.length;
    const load = createWarehouseFile(path, 'aw', async (writer) => {
      described(writer);
      await writer.append(table, { [column]: data }, length);
    });
    await expect(load).rejects.toThrow(`${table}.${column}, ${told} is no value for`);
  });

  it('refuses columns that do not exist and columns of another length', async () => {
    const load = (columns: Record<string, ColumnData>) =>
      createWarehouseFile(path, 'wwi', async (writer) => {
        described(writer);
        await writer.append('Fact.Sale', columns, 2);
      });
    await expect(load({ Nope: { constant: 1 } })).rejects.toThrow('Fact.Sale has no column Nope.');
    await expect(load({ Quantity: Int32Array.of(1) })).rejects.toThrow(
      'Fact.Sale.Quantity holds 1 values for 2 rows.',
    );
  });
});

describe('load information', () => {
  it('tells tables and columns that were not loaded', async () => {
    await createWarehouseFile(path, 'wwi', async (writer) => {
      described(writer);
      const { columns } = findTable('wwi', 'Fact.Purchase');
      const given = columns.filter((column) => column.name !== 'Package');
      const zero = { constant: 0 } as const;
      const data = Object.fromEntries(given.map((column) => [column.name, zero]));
      await writer.append('Fact.Purchase', data, 2);
      await writer.append('Fact.Purchase', data, 3);
    });
    const info = await readLoadInfo(path);
    expect(info).toMatchObject({
      format: 1,
      domain: 'wwi',
      source: 'generated',
      details: { scale: '1', seed: '7' },
    });
    expect(Number.isNaN(Date.parse(info.loadedAt))).toBe(false);
    expect(info.tables).toHaveLength(14);
    expect(info.tables).toContainEqual({
      table: 'Fact.Purchase',
      given: true,
      rows: 5,
      missingColumns: ['Package'],
    });
    expect(info.tables).toContainEqual({ table: 'Fact.Sale', given: false, rows: 0, missingColumns: [] });
    // What an analytics query itself can see of it, on any engine:
    expect(
      await query(
        path,
        'SELECT COUNT(*), COUNT("Package"), COUNT("Quantity") FROM Fact.Purchase, (SELECT 1 AS "Quantity")',
      ),
    ).toEqual([['5', '0', '5']]);
  });

  it('is required', async () => {
    await expect(createWarehouseFile(path, 'wwi', async () => undefined)).rejects.toThrow(
      'did not describe where its rows come from',
    );
  });

  it('is not read from a file of somebody else', async () => {
    await writeFile(join(dir, 'other.duckdb'), 'no database');
    await expect(readLoadInfo(join(dir, 'other.duckdb'))).rejects.toThrow();
  });
});

describe('the swap', () => {
  const withQuantity = (quantity: number, file = path) =>
    createWarehouseFile(file, 'wwi', async (writer) => {
      described(writer);
      await writer.append('Fact.Stock Holding', { 'Quantity On Hand': { constant: quantity } }, 1);
    });
  const select = 'SELECT "Quantity On Hand" FROM Fact."Stock Holding"';

  it('leaves a reader of the old file undisturbed and shows the new file to later readers', async () => {
    await withQuantity(1);
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
    const reader = await instance.connect();
    await withQuantity(2);
    expect((await reader.runAndReadAll(select)).getRowsJson()).toEqual([[1]]);
    expect(await query(path, select)).toEqual([[2]]);
    instance.closeSync();
  });

  it('leaves the old file and nothing else behind when the work fails', async () => {
    await withQuantity(1);
    const before = await readFile(path);
    const failing = createWarehouseFile(path, 'wwi', async (writer) => {
      described(writer);
      await writer.append('Fact.Stock Holding', { 'Quantity On Hand': { constant: 2 } }, 100_000);
      throw new Error('the source broke');
    });
    await expect(failing).rejects.toThrow('the source broke');
    expect(await readFile(path)).toEqual(before);
    expect((await readdir(join(dir, 'warehouses'))).sort()).toEqual(['wwi.duckdb', 'wwi.duckdb.lock']);
  });

  it('lets one loader at a time work on a file, and others on other files', async () => {
    await createWarehouseFile(path, 'wwi', async (writer) => {
      described(writer);
      await expect(withQuantity(2)).rejects.toMatchObject({ code: 'conflict' });
      await withQuantity(3, join(dir, 'other.duckdb'));
    });
    expect(await query(path, select)).toEqual([]);
    await withQuantity(4);
    expect(await query(path, select)).toEqual([[4]]);
  });
});
