/** What a data-quality check is and what it answers. */
import type { CheckState } from '../contract/platform/data-quality.ts';
import type { WarehouseDomain } from '../warehouse/port.ts';
import type { Said } from '../words/say.ts';

/** The answer of one check, as a run stores it; `GET /api/data-quality` adds when and how. */
export type CheckResult = Omit<CheckState, 'checkedAt' | 'sql'>;

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
  /** Columns without which it cannot be answered: `unknown` where one holds no value. */
  readonly needs: readonly ColumnName[];
  /** Keys of the catalogue's metrics that a finding distorts. */
  readonly metrics: readonly string[];
}

export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** A table whose rows are checked; `key` and `order` are SQL over its alias `f`. */
export interface CheckedTable {
  readonly domain: WarehouseDomain;
  readonly name: string;
  /** In names of checks and queries, e.g. `internet-sales`. */
  readonly slug: string;
  /** The primary key as text. */
  readonly key: string;
  /** What people call the row, as text over the alias `f`; absent where it has no name. */
  readonly label?: string;
  /** Whole-number columns that put rows in an order of their own, whatever the engine. */
  readonly order: string;
}

/** A check whose findings are rows: those of `from` (with alias `f`) for which `where` holds. */
export interface RowCheck extends CheckHead {
  readonly source: CheckedTable;
  readonly from: string;
  readonly where: string;
}

/** What a check found. */
export interface Findings {
  readonly failures: number;
  /** Keys of findings, at most {@link sampleSize}. */
  readonly sample: readonly string[];
  /** What people call each of the sample; null where a row has no name. */
  readonly names?: readonly (string | null)[];
  /** What a reader should know beside the number, in sentences. */
  readonly notes: readonly string[];
  /** The notes by key, where they have one. */
  readonly said?: readonly Said[];
}

/** Keys of findings that a result shows; `failures` counts all of them. */
export const sampleSize = 20;
