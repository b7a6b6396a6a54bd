/** Writes generated tables into a warehouse file. */
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { createWarehouseFile } from '../load/index.ts';
import { GENERATOR_VERSION } from './manifest.ts';
import type { GeneratorOptions } from './options.ts';
import type { TableData } from './table-data.ts';

/**
 * Builds the file from the tables and answers the number of rows in each.
 * @throws AppError `conflict` when somebody else loads the same file
 */
export async function writeWarehouse(
  path: string,
  domain: WarehouseDomain,
  { scale, seed, clean }: GeneratorOptions,
  tables: Iterable<TableData>,
): Promise<Readonly<Record<string, number>>> {
  const rowCounts: Record<string, number> = {};
  await createWarehouseFile(path, domain, async (writer) => {
    for (const { table, columns, rows } of tables) {
      await writer.append(table, columns, rows);
      rowCounts[table] = rows;
    }
    writer.describe({ source: 'generated', scale, seed, clean, generator: GENERATOR_VERSION });
  });
  return rowCounts;
}
