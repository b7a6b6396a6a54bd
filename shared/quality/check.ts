/** What a data-quality check is and what it answers. */
import type * as z from 'zod/mini';
import type { checkState } from '../contract/platform/data-quality.ts';
import type { WarehouseDomain } from '../warehouse/port.ts';

/** The answer of one check, as a run stores it and `GET /api/data-quality` shows it. */
export type CheckResult = Omit<z.infer<typeof checkState>, 'checkedAt'>;

/** What can be wrong; one check looks for one of these in one table. */
export type CheckKind = CheckResult['kind'];
export type Severity = CheckResult['severity'];

/** What every check says of itself, whatever way it looks. */
export interface CheckHead {
  /** Stable dotted name, e.g. `aw.internet-sales.orphan-key.product`. */
  readonly name: string;
  readonly domain: WarehouseDomain;
  readonly kind: CheckKind;
  /** As in `dbo.FactInternetSales` or `Fact.Stock Holding`. */
  readonly table: string;
  readonly column: string;
  readonly severity: Severity;
  /** In plain words; "yes" is the good answer. */
  readonly question: string;
  /** Findings that are tolerated. */
  readonly threshold: number;
  /** Columns (`table.column`) without which it cannot be answered: `unknown` where one holds no value. */
  readonly needs: readonly string[];
  /** Keys of the catalogue's metrics that a finding distorts. */
  readonly metrics: readonly string[];
}

/** What a check found. */
export interface Findings {
  readonly failures: number;
  /** Keys of findings, at most {@link sampleSize}. */
  readonly sample: readonly string[];
  /** What a reader should know beside the number, in sentences. */
  readonly notes: readonly string[];
}

/** Keys of findings that a result shows; `failures` counts all of them. */
export const sampleSize = 20;
