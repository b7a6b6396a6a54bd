/** `manifest.json` beside the warehouses. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import * as z from 'zod/mini';
import { type DomainManifest, GENERATOR_VERSION, type Manifest } from './manifest.ts';
import type { GeneratorOptions } from './options.ts';

const anomaly = z.looseObject({ domain: z.enum(['aw', 'wwi']) });
const file = z.object({
  version: z.number(),
  scale: z.number(),
  seed: z.number(),
  clean: z.boolean(),
  anomalies: z.array(anomaly),
  defects: z.array(anomaly),
  rowCounts: z.record(z.string(), z.number()),
});

/** The part of the file that is kept as it is. */
type Kept = Pick<z.infer<typeof file>, 'anomalies' | 'defects' | 'rowCounts'>;

const NOTHING: Kept = { anomalies: [], defects: [], rowCounts: {} };

/** AdventureWorksDW keeps its tables in `dbo`, WideWorldImportersDW in schemas of its own. */
function domainOf(table: string): WarehouseDomain {
  return table.startsWith('dbo.') ? 'aw' : 'wwi';
}

/** What an earlier manifest says of other warehouses, when they were made with the same options. */
async function readOthers(
  path: string,
  options: GeneratorOptions,
  made: readonly WarehouseDomain[],
): Promise<Kept> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  const before = text === null ? null : file.safeParse(JSON.parse(text)).data;
  const isSame =
    before?.version === GENERATOR_VERSION &&
    before.scale === options.scale &&
    before.seed === options.seed &&
    before.clean === options.clean;
  if (!before || !isSame) return NOTHING;
  const isOther = ({ domain }: { domain: WarehouseDomain }): boolean => !made.includes(domain);
  return {
    anomalies: before.anomalies.filter(isOther),
    defects: before.defects.filter(isOther),
    rowCounts: Object.fromEntries(
      Object.entries(before.rowCounts).filter(([table]) => !made.includes(domainOf(table))),
    ),
  };
}

/**
 * Writes the manifest of the warehouses just made; what the file says of a warehouse that was made earlier
 * with the same options stays. Answers the new part.
 */
export async function writeManifest(
  folder: string,
  options: GeneratorOptions,
  parts: ReadonlyMap<WarehouseDomain, DomainManifest>,
): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  const others = await readOthers(path, options, [...parts.keys()]);
  const all = [...parts.values()];
  const { scale, seed, clean } = options;
  const manifest: Manifest = {
    version: GENERATOR_VERSION,
    scale,
    seed,
    clean,
    anomalies: all.flatMap(({ anomalies }) => anomalies),
    defects: all.flatMap(({ defects }) => defects),
    rowCounts: Object.fromEntries(all.flatMap(({ rowCounts }) => Object.entries(rowCounts))),
  };
  const text = {
    ...manifest,
    anomalies: [...others.anomalies, ...manifest.anomalies],
    defects: [...others.defects, ...manifest.defects],
    rowCounts: { ...others.rowCounts, ...manifest.rowCounts },
  };
  await writeFile(`${path}.new`, `${JSON.stringify(text, null, 2)}\n`);
  await rename(`${path}.new`, path);
  return manifest;
}
