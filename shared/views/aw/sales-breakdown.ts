import type { PartInput, PartsTotal } from '../../analytics/breakdown/parts.ts';
import { comparedPeriod, type Period } from '../../analytics/kpi/periods.ts';
import type { salesBreakdown } from '../../contract/aw/sales.ts';
import type { DataOf, QueryOf } from '../../contract/endpoint.ts';
import { salesParts } from '../../warehouse/aw/parts.ts';
import type { Row } from '../../warehouse/port.ts';
import { say } from '../../words/say.ts';
import { noDays } from '../asked-period.ts';
import { askForCoverage } from '../coverage-memory.ts';
import { partSums, rankedAnswer, unknownMember } from '../parts.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../view.ts';
import { periodFor } from './asked-period.ts';
import { askedCoverage, awCoverage, awCoverageMemory } from './channels.ts';
import { keyOf } from './date-key.ts';
import { filterGap } from './filter-gaps.ts';
import { filterValues } from './filters.ts';
import { periodMeta } from './kpi-meta.ts';

type BreakdownQuery = QueryOf<typeof salesBreakdown>;
type PartRow = Row<(typeof salesParts)['territory']['columns']>;

/**
 * Revenue of a period by the members of one dimension, each beside the period compared with and with its part
 * in the change. The default period is that of the KPIs. One trip once the coverage is known.
 */
export async function awSalesBreakdown(
  context: ViewContext,
  query: BreakdownQuery,
): Promise<ViewResult<DataOf<typeof salesBreakdown>, ViewMeta & { readonly total: PartsTotal }>> {
  const { answer, plan, coverage } = await askForCoverage({
    memory: awCoverageMemory,
    warehouse: context.warehouse,
    plan: (known) => periodFor(context, query, known),
    ask: (period) => ask(context, query, period ?? noDays),
    coverageOf: (rows) => awCoverage(rows.filter((row) => row.kind === 'day')),
  });
  const isUnfilterable = filterGap(askedCoverage(coverage, query.channel), query) !== null;
  const rows = isUnfilterable ? [] : answer.filter((row) => row.kind === 'part');
  const inputs = rows.map((row) => partInput(query.by, row));
  const meta = periodMeta({
    queryName: salesParts[query.by].name,
    query,
    coverage,
    period: plan,
    found: rows.some((row) => row.line_rows > 0),
  });
  const asked = {
    by: query.by,
    top_n: query.top_n ?? null,
    subcategory: query.subcategory ?? null,
    product_key: query.product_key ?? null,
  };
  return rankedAnswer({ inputs, topN: query.top_n, asked, meta });
}

function ask(context: ViewContext, query: BreakdownQuery, period: Period): Promise<PartRow[]> {
  const before = comparedPeriod(period, query.compare ?? 'previous');
  const parameters = {
    ...filterValues(query),
    subcategory: query.subcategory?.toLowerCase() ?? null,
    product_key: query.product_key ?? null,
    from_key: keyOf(period.from),
    to_key: keyOf(period.to),
    before_from_key: keyOf(before.from),
    before_to_key: keyOf(before.to),
  };
  return context.warehouse.run(salesParts[query.by], parameters, context);
}

function partInput(by: BreakdownQuery['by'], row: PartRow): PartInput {
  const isProduct = by === 'product';
  const named = row.member === '' ? unknownMember : row.member;
  return {
    key: isProduct ? String(row.member_key) : row.member,
    name: isProduct && row.member === '' ? `Product ${row.member_key}` : named,
    orders: row.orders,
    ...partSums(row, notLoaded),
  };
}

const notLoaded = (lacking: number, lines: number) => say('amounts_missing_sales', { lacking, lines });
