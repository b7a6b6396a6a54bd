/** The tables of both source warehouses. */
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { adventureWorksDimensions } from './adventureworks-dimensions.ts';
import { adventureWorksFacts } from './adventureworks-facts.ts';
import { type Table, tableLabel } from './table.ts';
import { wideWorldImportersDimensions } from './wideworldimporters-dimensions.ts';
import { wideWorldImportersFacts } from './wideworldimporters-facts.ts';

/** Dimensions first, then facts, each in alphabetical order. */
export const warehouseTables: Readonly<Record<WarehouseDomain, readonly Table[]>> = {
  aw: [...adventureWorksDimensions, ...adventureWorksFacts],
  wwi: [...wideWorldImportersDimensions, ...wideWorldImportersFacts],
};

/** The schemas that a warehouse's tables live in. */
export function schemaNames(domain: WarehouseDomain): readonly string[] {
  return [...new Set(warehouseTables[domain].map((table) => table.schema))];
}

/**
 * The table that a label such as `dbo.DimDate` or `Fact.Stock Holding` names.
 * @throws Error when the warehouse has no such table
 */
export function findTable(domain: WarehouseDomain, label: string): Table {
  const table = warehouseTables[domain].find((candidate) => tableLabel(candidate) === label);
  if (table === undefined) throw new Error(`The ${domain} warehouse has no table ${label}.`);
  return table;
}
