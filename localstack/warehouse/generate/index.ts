/** Generated warehouses: both source databases at any scale, the same for the same seed everywhere. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { createAwModel } from './aw/model.ts';
import { awTables } from './aw/tables/index.ts';
import type { DomainManifest, Manifest } from './manifest.ts';
import { writeManifest } from './manifest-file.ts';
import type { GeneratorOptions } from './options.ts';
import { writeWarehouse } from './write.ts';
import { createWwiModel } from './wwi/model.ts';
import { wwiTables } from './wwi/tables/index.ts';

export type { DailySales } from './aw/daily.ts';
export { type AwSales, generateAwSales } from './aw/model.ts';
export type { Manifest, ManifestAnomaly } from './manifest.ts';

export interface GenerateRequest extends GeneratorOptions {
  /** The data directory; the files go into its `warehouses` folder. */
  readonly dir: string;
  /** Gets a line for people as each warehouse begins and ends. */
  readonly onProgress?: (line: string) => void;
  /** Which warehouses to make; both by default. */
  readonly domains?: readonly WarehouseDomain[];
}

interface Maker {
  readonly name: string;
  make(path: string, options: GeneratorOptions): Promise<DomainManifest>;
}

const makers: Readonly<Record<WarehouseDomain, Maker>> = {
  aw: { name: 'AdventureWorksDW', make: makeAw },
  wwi: { name: 'WideWorldImportersDW', make: makeWwi },
};

/**
 * Generates the warehouses into `<dir>/warehouses/aw.duckdb` and `wwi.duckdb` and writes `manifest.json`
 * beside them. Each file is swapped in when it is complete.
 * @throws AppError `conflict` when another process loads one of the files
 */
export async function generateWarehouses(request: GenerateRequest): Promise<{ manifest: Manifest }> {
  const { dir, scale, seed, clean, onProgress, domains = ['aw', 'wwi'] } = request;
  const options = { scale, seed, clean };
  const folder = join(dir, 'warehouses');
  await mkdir(folder, { recursive: true });
  const parts = new Map<WarehouseDomain, DomainManifest>();
  for (const domain of domains) {
    const { name, make } = makers[domain];
    onProgress?.(`Generating ${name} at scale ${scale} ...`);
    const part = await make(join(folder, `${domain}.duckdb`), options);
    const rows = Object.values(part.rowCounts).reduce((left, right) => left + right, 0);
    onProgress?.(`${name}: ${rows} rows in ${Object.keys(part.rowCounts).length} tables`);
    parts.set(domain, part);
  }
  return { manifest: await writeManifest(folder, options, parts) };
}

async function makeAw(path: string, options: GeneratorOptions): Promise<DomainManifest> {
  const model = createAwModel(options);
  const rowCounts = await writeWarehouse(path, 'aw', options, awTables(model, options.seed));
  return { anomalies: model.anomalies, defects: model.defects, rowCounts };
}

async function makeWwi(path: string, options: GeneratorOptions): Promise<DomainManifest> {
  const model = createWwiModel(options);
  const rowCounts = await writeWarehouse(path, 'wwi', options, wwiTables(model, options.seed));
  return { anomalies: [], defects: model.defects, rowCounts };
}
