/** What was planted, in `manifest.json` beside the warehouses. */

/** Raised when the generator makes other data from the same seed. */
export const GENERATOR_VERSION = 2;

export interface ManifestAnomaly {
  readonly id: string;
  readonly domain: 'aw';
  /** The daily series that the figures below are about: revenue of one channel, whatever the dimension. */
  readonly series: 'internet' | 'reseller';
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** `missing_day` is the revenue side of a `date_gap` defect. */
  readonly kind: 'single_day' | 'few_days' | 'level_shift' | 'batch' | 'missing_day';
  readonly direction: 'up' | 'down';
  /**
   * Mean over the days of ln(actual / expected) in standard deviations of the series' noise, signed. This is
   * what is in the data; a day without revenue counts as one dollar.
   */
  readonly sigma: number;
  /** (actual / expected - 1) * 100 over all days. */
  readonly percent: number;
  /** The territory or category that all of the change falls to; absent when it is the whole channel. */
  readonly dimension?: { readonly territory: string } | { readonly category: string };
  /** Dollars over all days: the generator's own level without noise, and what is in the data. */
  readonly expectedRevenue: number;
  readonly actualRevenue: number;
}

/** The kinds of defect; each is one thing that a data-quality check can look for. */
export type DefectCheck =
  | 'orphan_key'
  | 'duplicate'
  | 'null'
  | 'range'
  | 'negative_amount'
  | 'total_mismatch'
  | 'date_gap'
  | 'freshness'
  | 'scd_overlap';

export interface ManifestDefect {
  readonly id: string;
  readonly domain: 'aw' | 'wwi';
  readonly check: DefectCheck;
  /** As in `dbo.FactInternetSales` or `Fact.Sale`. */
  readonly table: string;
  readonly column: string;
  /**
   * The rows: primary keys (parts joined by `-`) of rows that are there, ISO dates for `date_gap`, the
   * business key of what stopped for `freshness`, the surrogate key of the version that lasts too long for
   * `scd_overlap`.
   */
  readonly keys: readonly string[];
  readonly count: number;
  readonly note: string;
}

/** What one warehouse's generation planted and wrote. */
export interface DomainManifest {
  readonly anomalies: readonly ManifestAnomaly[];
  readonly defects: readonly ManifestDefect[];
  /** Rows by table as written, the defects' own included. */
  readonly rowCounts: Readonly<Record<string, number>>;
}

export interface Manifest extends DomainManifest {
  readonly version: number;
  readonly scale: number;
  readonly seed: number;
  readonly clean: boolean;
}
