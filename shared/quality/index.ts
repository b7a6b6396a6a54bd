/** Data-quality checks of both warehouses. */
import type { Query, Warehouse, WarehouseDomain } from '../warehouse/port.ts';
import { awChecks } from './aw/index.ts';
import type { CheckHead } from './check.ts';
import { type DomainChecks, type QualityOptions, type QualityRun, queriesOf, runDomain } from './run.ts';
import { wwiChecks } from './wwi/index.ts';

export type { CheckResult } from './check.ts';
export type { QualityRun } from './run.ts';

const domains: Readonly<Record<WarehouseDomain, DomainChecks>> = { aw: awChecks, wwi: wwiChecks };

/** Every check of a warehouse, in the order of the results. */
export function checksOf(domain: WarehouseDomain): readonly CheckHead[] {
  const { groups, series, rowCounts } = domains[domain];
  return [...groups.flatMap(({ checks }) => checks), ...series, ...rowCounts];
}

/** Every query of the checks, for the catalogue and for the tests that run each of them on every engine. */
export const qualityQueries: readonly Query[] = [...queriesOf(awChecks), ...queriesOf(wwiChecks)];

/**
 * Runs every check of the warehouse's domain. A check of a table or column that holds nothing is `unknown`.
 * @throws AppError as `Warehouse.run` does: a run is whole or not at all
 */
export async function runChecks(warehouse: Warehouse, options: QualityOptions = {}): Promise<QualityRun> {
  return runDomain(domains[warehouse.domain], warehouse, options);
}
