import { dailySales } from '../../warehouse/aw/daily.ts';
import type { Row } from '../../warehouse/port.ts';
import type { ViewContext } from '../view.ts';
import { type AwCoverage, awCoverage, awCoverageMemory } from './channels.ts';
import { type AwFilters, filterValues } from './filters.ts';

export type DailyRow = Row<typeof dailySales.columns>;

/** All days of both channels with filtered and unfiltered sums, and the coverage that these tell. One trip. */
export async function readDaily(
  context: ViewContext,
  filters: AwFilters,
): Promise<{ rows: DailyRow[]; coverage: AwCoverage }> {
  const rows = await context.warehouse.run(dailySales, filterValues(filters), context);
  const totals = rows.map((row) => ({ ...row, revenue: row.all_revenue, orders: row.all_orders }));
  const coverage = awCoverage(totals);
  awCoverageMemory.set(context.warehouse, coverage);
  return { rows, coverage };
}
