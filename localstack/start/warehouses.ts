/** Makes sure that both warehouses can be read: configured ones as they are, else generated files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const domains = [
  { domain: 'aw', variable: 'AW_MSSQL' },
  { domain: 'wwi', variable: 'WWI_MSSQL' },
] as const;

export type Report = (line: string) => void;

/** Generates what is missing and answers the environment that names both warehouses. */
export async function prepareWarehouses(
  dataDir: string,
  environment: NodeJS.ProcessEnv,
  report: Report,
): Promise<Record<string, string>> {
  const embedded = domains.filter(
    ({ variable }) => !environment[`${variable}_DSN`]?.trim() && !environment[`${variable}_SERVER`]?.trim(),
  );
  const fileOf = (domain: string) => join(dataDir, 'warehouses', `${domain}.duckdb`);
  const missing = embedded.filter(({ domain }) => !existsSync(fileOf(domain)));
  if (missing.length > 0) {
    report('Generating the sample warehouses (first start only) ...');
    const { generateWarehouses } = await import('../warehouse/generate/index.ts');
    await generateWarehouses({
      dir: dataDir,
      scale: 1,
      seed: 1,
      clean: false,
      domains: missing.map(({ domain }) => domain),
      onProgress: (message) => report(`  ${message}`),
    });
  }
  return Object.fromEntries(
    embedded.map(({ domain, variable }) => [`${variable}_DSN`, `duckdb:${fileOf(domain)}`]),
  );
}
