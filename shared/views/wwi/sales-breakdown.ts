import type { PartInput, PartsTotal } from '../../analytics/breakdown/parts.ts';
import { comparedPeriod, type Period } from '../../analytics/kpi/periods.ts';
import type { DataOf, QueryOf } from '../../contract/endpoint.ts';
import type { salesBreakdown } from '../../contract/wwi/sales.ts';
import type { Row } from '../../warehouse/port.ts';
import { salesParts } from '../../warehouse/wwi/parts.ts';
import { say } from '../../words/say.ts';
import { noDays } from '../asked-period.ts';
import { askForCoverage } from '../coverage-memory.ts';
import { partSums, rankedAnswer, unknownMember } from '../parts.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../view.ts';
import { periodFor } from './asked-period.ts';
import { wwiCoverage, wwiCoverageMemory } from './coverage.ts';
import { filterValues } from './filters.ts';
import { periodMeta } from './kpi-meta.ts';

type BreakdownQuery = QueryOf<typeof salesBreakdown>;
type PartRow = Row<(typeof salesParts)['supplier']['columns']>;

/**
 * Revenue of a period, tax excluded, by the members of one dimension, each beside the period compared with and
 * with its part in the change. The default period is that of the KPIs. One trip once the coverage is known.
 */
export async function wwiSalesBreakdown(
  context: ViewContext,
  query: BreakdownQuery,
): Promise<ViewResult<DataOf<typeof salesBreakdown>, ViewMeta & { readonly total: PartsTotal }>> {
  const { answer, plan, coverage } = await askForCoverage({
    memory: wwiCoverageMemory,
    warehouse: context.warehouse,
    plan: (known) => periodFor(context, query, known),
    ask: (period) => ask(context, query, period ?? noDays),
    coverageOf: (rows) => wwiCoverage(rows.filter((row) => row.kind === 'day')),
  });
  const rows = answer.filter((row) => row.kind === 'part');
  const inputs = rows.map((row) => partInput(query.by, row));
  const lines = rows.reduce((sum, row) => sum + row.line_rows, 0);
  const meta = periodMeta({ queryName: salesParts[query.by].name, query, coverage, period: plan, lines });
  const asked = { by: query.by, top_n: query.top_n ?? null };
  return rankedAnswer({ inputs, topN: query.top_n, asked, meta });
}

function ask(context: ViewContext, query: BreakdownQuery, period: Period): Promise<PartRow[]> {
  const before = comparedPeriod(period, query.compare ?? 'previous');
  const parameters = {
    ...filterValues(query),
    first_day: period.from,
    last_day: period.to,
    before_first_day: before.from,
    before_last_day: before.to,
  };
  return context.warehouse.run(salesParts[query.by], parameters, context);
}

function partInput(by: BreakdownQuery['by'], row: PartRow): PartInput {
  return {
    key: by === 'item' ? String(row.member_key) : row.member,
    name: row.member === '' ? unknownMember : row.member,
    orders: row.invoices,
    ...partSums(row, notLoaded),
  };
}

const notLoaded = (lacking: number, lines: number) => say('amounts_missing_invoices', { lacking, lines });
