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

async function readManifest(path: string): Promise<z.infer<typeof file> | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? undefined : file.safeParse(JSON.parse(text)).data;
}

async function replaceManifest(path: string, content: object): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** What a manifest says of all warehouses but the given ones. */
function withoutDomains(before: z.infer<typeof file>, domains: readonly WarehouseDomain[]): Kept {
  const isOther = ({ domain }: { domain: WarehouseDomain }): boolean => !domains.includes(domain);
  return {
    anomalies: before.anomalies.filter(isOther),
    defects: before.defects.filter(isOther),
    rowCounts: Object.fromEntries(
      Object.entries(before.rowCounts).filter(([table]) => !domains.includes(domainOf(table))),
    ),
  };
}

/** Takes a warehouse out of the manifest: it no longer holds what the generator wrote. */
export async function forgetWarehouse(folder: string, domain: WarehouseDomain): Promise<void> {
  const path = join(folder, 'manifest.json');
  const before = await readManifest(path);
  if (before) await replaceManifest(path, { ...before, ...withoutDomains(before, [domain]) });
}

/** What an earlier manifest says of other warehouses, when they were made with the same options. */
async function readOthers(
  path: string,
  options: GeneratorOptions,
  made: readonly WarehouseDomain[],
): Promise<Kept> {
  const before = await readManifest(path);
  const isSame =
    before?.version === GENERATOR_VERSION &&
    before.scale === options.scale &&
    before.seed === options.seed &&
    before.clean === options.clean;
  return before && isSame ? withoutDomains(before, made) : NOTHING;
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
  await replaceManifest(path, {
    ...manifest,
    anomalies: [...others.anomalies, ...manifest.anomalies],
    defects: [...others.defects, ...manifest.defects],
    rowCounts: { ...others.rowCounts, ...manifest.rowCounts },
  });
  return manifest;
}
