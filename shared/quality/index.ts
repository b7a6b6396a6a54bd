/** Data-quality checks of both warehouses. */
import type { RunOptions, Warehouse } from '../warehouse/port.ts';
import type { CheckResult } from './check.ts';

export type { CheckKind, CheckResult, Severity } from './check.ts';

export interface QualityRun {
  /** In a stable order; a job stores them as `checks` of its result, beside `rowCounts`. */
  readonly results: readonly CheckResult[];
  /** Rows by table, e.g. `dbo.FactInternetSales`; the next run compares its own with them. */
  readonly rowCounts: Readonly<Record<string, number>>;
}

export interface QualityOptions extends RunOptions {
  /** `rowCounts` of the last run; without them a drop in rows cannot be seen. */
  readonly previousRowCounts?: Readonly<Record<string, number>>;
}

/** Runs every check of the warehouse's domain. */
export declare function runChecks(warehouse: Warehouse, options?: QualityOptions): Promise<QualityRun>;
