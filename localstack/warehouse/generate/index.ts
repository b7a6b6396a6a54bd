/** Generated warehouses: both source databases at any scale, the same for the same seed everywhere. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { createAwModel } from './aw/model.ts';
import { awTables } from './aw/tables/index.ts';
import { type DomainManifest, GENERATOR_VERSION, type Manifest } from './manifest.ts';
import type { GeneratorOptions } from './options.ts';
import { writeWarehouse } from './write.ts';
import { createWwiModel } from './wwi/model.ts';
import { wwiTables } from './wwi/tables/index.ts';

export type { DailyCell, DailySales } from './aw/daily.ts';
export { type AwSales, generateAwSales } from './aw/model.ts';
export type { DefectCheck, Manifest, ManifestAnomaly, ManifestDefect } from './manifest.ts';
export type { GeneratorOptions } from './options.ts';

export interface GenerateRequest extends GeneratorOptions {
  /** The data directory; the files go into its `warehouses` folder. */
  readonly dir: string;
  /** Gets a line for people as each warehouse begins and ends. */
  readonly onProgress?: (line: string) => void;
  /** Which warehouses to make; both by default. */
  readonly domains?: readonly WarehouseDomain[];
}

const makers: Readonly<
  Record<WarehouseDomain, (path: string, options: GeneratorOptions) => Promise<DomainManifest>>
> = {
  aw: makeAw,
  wwi: makeWwi,
};

const names: Readonly<Record<WarehouseDomain, string>> = {
  aw: 'AdventureWorksDW',
  wwi: 'WideWorldImportersDW',
};

/**
 * Generates the warehouses into `<dir>/warehouses/aw.duckdb` and `wwi.duckdb` and writes `manifest.json`
 * beside them. Each file is swapped in when it is complete.
 * @throws AppError `conflict` when another process loads one of the files
 */
export async function generateWarehouses(request: GenerateRequest): Promise<{ manifest: Manifest }> {
  const { dir, scale, seed, clean, onProgress, domains = ['aw', 'wwi'] } = request;
  const folder = join(dir, 'warehouses');
  await mkdir(folder, { recursive: true });
  const parts: DomainManifest[] = [];
  for (const domain of domains) {
    onProgress?.(`Generating ${names[domain]} at scale ${scale} ...`);
    const part = await makers[domain](join(folder, `${domain}.duckdb`), { scale, seed, clean });
    const rows = Object.values(part.rowCounts).reduce((left, right) => left + right, 0);
    onProgress?.(`${names[domain]}: ${rows} rows in ${Object.keys(part.rowCounts).length} tables`);
    parts.push(part);
  }
  const manifest: Manifest = {
    version: GENERATOR_VERSION,
    scale,
    seed,
    clean,
    anomalies: parts.flatMap(({ anomalies }) => anomalies),
    defects: parts.flatMap(({ defects }) => defects),
    rowCounts: Object.assign({}, ...parts.map(({ rowCounts }) => rowCounts)),
  };
  const path = join(folder, 'manifest.json');
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${path}.new`, path);
  return { manifest };
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
