/** Makes sure that both warehouses can be read: configured ones as they are, else generated files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from '@otel-bi/shared/runtime/log.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { GENERATOR_VERSION } from '../warehouse/generate/manifest.ts';
import { readLoadInfo } from '../warehouse/load/index.ts';
import { namesWarehouse } from './check.ts';

const domains = [
  { domain: 'aw', variable: 'AW_MSSQL' },
  { domain: 'wwi', variable: 'WWI_MSSQL' },
] as const;

export type Report = (line: string) => void;

interface Recipe {
  readonly domain: WarehouseDomain;
  readonly scale: number;
  readonly seed: number;
  readonly clean: boolean;
}

/** Generates what is missing or outdated and answers the environment that names both warehouses. */
export async function prepareWarehouses(
  dataDir: string,
  environment: NodeJS.ProcessEnv,
  report: Report,
): Promise<Record<string, string>> {
  const embedded = domains.filter(({ domain }) => !namesWarehouse(domain, environment));
  const fileOf = (domain: string) => join(dataDir, 'warehouses', `${domain}.duckdb`);
  const recipes = await Promise.all(embedded.map(({ domain }) => recipeFor(domain, fileOf(domain), report)));
  await generate(
    dataDir,
    recipes.filter((recipe) => recipe !== null),
    report,
  );
  return Object.fromEntries(
    embedded.map(({ domain, variable }) => [`${variable}_DSN`, `duckdb:${fileOf(domain)}`]),
  );
}

/** How to make the file: null where it can stay. What was imported always stays. */
async function recipeFor(domain: WarehouseDomain, path: string, report: Report): Promise<Recipe | null> {
  if (!existsSync(path)) return { domain, scale: 1, seed: 1, clean: false };
  const info = await readLoadInfo(path).catch((error: unknown) => {
    report(`WARNING ${path} cannot be read and is left as it is: ${describeError(error)}`);
    return null;
  });
  if (info === null || info.source !== 'generated') return null;
  const { generator, scale, seed, clean } = info.details;
  if (generator === String(GENERATOR_VERSION)) return null;
  report(`The generator has changed since ${path} was made.`);
  return { domain, scale: Number(scale), seed: Number(seed), clean: clean === 'true' };
}

async function generate(dataDir: string, recipes: readonly Recipe[], report: Report): Promise<void> {
  if (recipes.length === 0) return;
  report('Generating the sample warehouses ...');
  const { generateWarehouses } = await import('../warehouse/generate/index.ts');
  for (const { domain, ...options } of recipes) {
    const onProgress = (message: string) => report(`  ${message}`);
    await generateWarehouses({ dir: dataDir, ...options, domains: [domain], onProgress });
  }
}
