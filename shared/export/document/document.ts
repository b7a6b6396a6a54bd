/** One view as a file: its table, its chart and everything a reader needs to trust the numbers. */
import type { ChannelFreshness, Notice, ReportingPeriod } from '../../contract/envelope.ts';
import type { Chart } from './chart.ts';
import type { Table } from './table.ts';

export type ViewDomain = 'aw' | 'wwi';

/** Where the numbers come from. */
export interface Provenance {
  readonly domain: ViewDomain;
  /** The view's name in addresses, e.g. `sales-history`. */
  readonly view: string;
  readonly asOf: string | null;
  readonly period: ReportingPeriod | null;
  /** As understood, defaults filled in. */
  readonly parameters: Readonly<Record<string, string | number | null>>;
  readonly queries: readonly string[];
  readonly channels: readonly ChannelFreshness[];
  /** ISO 8601 UTC. */
  readonly generatedAt: string;
  readonly traceId: string;
  readonly auditId: string;
}

export interface ViewDocument {
  readonly title: string;
  /** The one sentence that matters, from the data. */
  readonly finding: string;
  readonly table: Table;
  /** Small tables beside it, e.g. a forecast's backtest. */
  readonly sideTables: readonly Table[];
  readonly chart: Chart | null;
  readonly notices: readonly Notice[];
  readonly provenance: Provenance;
}

export const domainNames: Readonly<Record<ViewDomain, string>> = {
  aw: 'AdventureWorks',
  wwi: 'Wide World Importers',
};

/** "365", or "10,000 of 1,048,575" where the file does not hold all rows. */
export function rowCountText({ rows }: Pick<Table, 'rows'>): string {
  const count = rows.count.toLocaleString('en-US');
  return rows.count === rows.available ? count : `${count} of ${rows.available.toLocaleString('en-US')}`;
}
