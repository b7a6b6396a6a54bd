import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { createAwModel } from './aw/model.ts';
import { awTables } from './aw/tables/index.ts';
import { generateAwSales, generateWarehouses } from './index.ts';
import { GENERATOR_VERSION } from './manifest.ts';
import type { GeneratorOptions } from './options.ts';
import { digestTables } from './testing/rows.ts';
import { createWwiModel } from './wwi/model.ts';
import { wwiTables } from './wwi/tables/index.ts';

const digestAw = (options: GeneratorOptions): string =>
  digestTables(awTables(createAwModel(options), options.seed));
const digestWwi = (options: GeneratorOptions): string =>
  digestTables(wwiTables(createWwiModel(options), options.seed));

const small: GeneratorOptions = { scale: 0.02, seed: 7, clean: false };

describe.each([
  ['AdventureWorksDW', digestAw],
  ['WideWorldImportersDW', digestWwi],
])('generated %s', (_, digest) => {
  it('is the same twice for the same seed, and another for another seed or without planted defects', () => {
    const first = digest(small);
    expect(digest(small)).toBe(first);
    expect(digest({ ...small, seed: 8 })).not.toBe(first);
    expect(digest({ ...small, clean: true })).not.toBe(first);
  });
});

it('makes the data of its version on every machine', () => {
  // A change of these hashes is a change of the data: raise GENERATOR_VERSION with it.
  expect({ version: GENERATOR_VERSION, aw: digestAw(small), wwi: digestWwi(small) }).toMatchInlineSnapshot(`
    {
      "aw": "103c72aa028ec0335105ab676fcc727744b9a1fa777b6597cc554b4df221d945",
      "version": 2,
      "wwi": "9de165a0373838ac9a8292f51d0f34d199cd54fafcee401d635d639efe5434bd",
    }
  `);
});

it.each([0.01, 0.3, 2])('makes both warehouses at scale %d', (scale) => {
  const options = { scale, seed: 3, clean: true };
  const aw = createAwModel(options);
  expect(aw.internet.length).toBe(Math.round(60_398 * scale));
  // A batch of one order cannot have more lines than products on sale.
  expect(aw.reseller.length / (60_855 * scale)).toBeCloseTo(1, 1);
  const sales = createWwiModel(options).facts.find(({ table }) => table === 'Fact.Sale');
  expect(sales?.length).toBe(Math.round(228_265 * scale));
});

it('has no anomalies and defects in a clean warehouse', () => {
  const options = { scale: 0.02, seed: 5, clean: true };
  expect(generateAwSales(options).manifest).toEqual({ anomalies: [], defects: [] });
  expect(createWwiModel(options).defects).toEqual([]);
});

describe('generateWarehouses', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

  async function folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'otel-bi-generate-'));
    folders.push(path);
    return path;
  }

  async function query(path: string, text: string): Promise<unknown[]> {
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
    try {
      const connection = await instance.connect();
      return (await connection.runAndReadAll(text)).getRowObjectsJson();
    } finally {
      instance.closeSync();
    }
  }

  it('writes files with the daily series of the light path and a manifest of their rows', async () => {
    const dir = await folder();
    const lines: string[] = [];
    const { manifest } = await generateWarehouses({ dir, ...small, onProgress: (line) => lines.push(line) });
    const path = join(dir, 'warehouses', 'aw.duckdb');
    const rows = await query(
      path,
      `SELECT CAST("OrderDate" AS DATE)::VARCHAR AS "date", SUM("SalesAmount")::VARCHAR AS "revenue",
         SUM("OrderQuantity")::INTEGER AS "units", COUNT(DISTINCT "SalesOrderNumber")::INTEGER AS "orders"
       FROM (SELECT * REPLACE (COALESCE("OrderDate", strptime("OrderDateKey"::VARCHAR, '%Y%m%d')) AS "OrderDate")
             FROM dbo."FactInternetSales") GROUP BY 1 ORDER BY 1`,
    );
    const light = generateAwSales(small);
    expect(rows).toEqual(
      light.internetDaily.map(({ date, revenue, units, orders }) => ({
        date,
        revenue: revenue.toFixed(4),
        units,
        orders,
      })),
    );
    expect(light.manifest.anomalies).toEqual(manifest.anomalies);
    expect(JSON.parse(await readFile(join(dir, 'warehouses', 'manifest.json'), 'utf8'))).toEqual(manifest);
    const wwi = join(dir, 'warehouses', 'wwi.duckdb');
    for (const [table, count] of Object.entries(manifest.rowCounts)) {
      const [schema, name] = table.split('.');
      const counted = await query(
        schema === 'dbo' ? path : wwi,
        `SELECT COUNT(*)::INTEGER AS "count" FROM "${schema}"."${name}"`,
      );
      expect([table, counted]).toEqual([table, [{ count }]]);
    }
    expect(lines).toHaveLength(4);
  });

  it('makes one warehouse alone and keeps what the manifest says of the other', async () => {
    const dir = await folder();
    const both = await generateWarehouses({ dir, ...small });
    await generateWarehouses({ dir, ...small, domains: ['wwi'] });
    const text = await readFile(join(dir, 'warehouses', 'manifest.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(both.manifest);
    await generateWarehouses({ dir, ...small, seed: 9, domains: ['wwi'] });
    const after: unknown = JSON.parse(await readFile(join(dir, 'warehouses', 'manifest.json'), 'utf8'));
    expect(after).toMatchObject({ seed: 9, anomalies: [] });
  });
});
