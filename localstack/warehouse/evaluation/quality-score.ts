/** Holds what the data-quality checks find in a generated warehouse against what was planted there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckResult } from '@otel-bi/shared/quality/index.ts';
import { runChecks } from '@otel-bi/shared/quality/index.ts';
import { openWarehouse } from '@otel-bi/shared/warehouse/open.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { generateWarehouses } from '../generate/index.ts';
import type { ManifestDefect } from '../generate/manifest.ts';
import type { GeneratorOptions } from '../generate/options.ts';

/** Keys are written `check kind, table, key`. */
export interface QualityScore {
  readonly planted: ReadonlySet<string>;
  readonly found: ReadonlySet<string>;
  readonly defects: number;
  /** Defects of which a key was not found. */
  readonly missedDefects: readonly string[];
  /** Findings that nobody planted, with the name of the check. */
  readonly falseFindings: readonly string[];
}

function plantedKeys({ check, table, keys }: ManifestDefect): string[] {
  return keys.map((key) => `${check}, ${table}, ${key}`);
}

/** A failed check that names no key counts as one finding. */
function foundKeys({ kind, table, sample }: CheckResult): string[] {
  return (sample.length > 0 ? sample : ['(no key)']).map((key) => `${kind}, ${table}, ${key}`);
}

/** Generates one warehouse, checks it and compares. */
export async function scoreQuality(
  domain: WarehouseDomain,
  options: GeneratorOptions,
): Promise<QualityScore> {
  const dir = await mkdtemp(join(tmpdir(), 'otel-bi-quality-'));
  try {
    const { manifest } = await generateWarehouses({ dir, ...options, domains: [domain] });
    const path = join(dir, 'warehouses', `${domain}.duckdb`);
    return compare(manifest.defects, await failedChecks(domain, path), `${domain} seed ${options.seed}`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function failedChecks(domain: WarehouseDomain, path: string): Promise<CheckResult[]> {
  const warehouse = await openWarehouse(domain, { engine: 'duckdb', path });
  try {
    const { results } = await runChecks(warehouse);
    return results.filter(({ status }) => status === 'failed');
  } finally {
    await warehouse.close();
  }
}

function compare(
  defects: readonly ManifestDefect[],
  failed: readonly CheckResult[],
  label: string,
): QualityScore {
  const planted = new Set(defects.flatMap(plantedKeys));
  const found = new Set(failed.flatMap(foundKeys));
  const missed = defects.filter((defect) => plantedKeys(defect).some((key) => !found.has(key)));
  return {
    planted,
    found,
    defects: defects.length,
    missedDefects: missed.map(
      (each) => `${label}: ${each.id} ${each.check} ${each.table}.${each.column} ${each.keys.join(' ')}`,
    ),
    falseFindings: failed.flatMap((check) =>
      foundKeys(check)
        .filter((key) => !planted.has(key))
        .map((key) => `${label}: ${check.name}: ${key}`),
    ),
  };
}
