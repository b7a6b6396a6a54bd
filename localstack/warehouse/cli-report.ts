/** What the warehouse commands print about work they have done. */
import type { ImportedTable, ImportReport } from './import/index.ts';
import type { CopiedTable } from './mssql/index.ts';

/** What an import loaded, what was missing and which names found no key. */
export function describeImport(report: ImportReport): string {
  const lines = report.tables.flatMap(describeTable);
  if (report.missingTables.length > 0) lines.push(`Missing, left empty: ${report.missingTables.join(', ')}`);
  if (report.ignoredFiles.length > 0) lines.push(`Not read: ${report.ignoredFiles.join(', ')}`);
  lines.push(`Imported AdventureWorks into ${report.path}`);
  return lines.join('\n');
}

function describeTable({ table, file, rows, missingColumns, resolved }: ImportedTable): string[] {
  const lines = [`${table}: ${rows} rows from ${file}`];
  if (missingColumns.length > 0) lines.push(`  columns not given: ${missingColumns.join(', ')}`);
  for (const { column, from, resolvedRows, unresolved } of resolved) {
    lines.push(`  ${column} found by ${from} for ${resolvedRows} rows`);
    if (unresolved.size === 0) continue;
    const names = [...unresolved].map(([name, count]) => `${name} (${count})`);
    lines.push(`  ${column} left empty, no single match for ${from}: ${names.join(', ')}`);
  }
  return lines;
}

/** One line for each table copied to SQL Server, with the sums that were compared. */
export function describeCopy({ table, rows, milliseconds, sums, relaxed }: CopiedTable): string {
  const compared = Object.entries(sums).map(([column, sum]) => `${column} ${sum}`);
  const head = `${table}: ${rows} rows in ${(milliseconds / 1000).toFixed(1)} s`;
  const parts = [compared.length === 0 ? head : `${head}; sums agree: ${compared.join(', ')}`];
  if (relaxed.length > 0) parts.push(`  not declared as in Microsoft's schema: ${relaxed.join(', ')}`);
  return parts.join('\n');
}
