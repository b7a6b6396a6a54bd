import { type AwChannelAggregates, awKpis, type ChannelState } from '../../analytics/kpi/aw.ts';
import { comparedPeriod, type Period, previousPeriod } from '../../analytics/kpi/periods.ts';
import type { salesKpis } from '../../contract/aw/sales.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Kpi } from '../../contract/envelope.ts';
import { periodSales } from '../../warehouse/aw/kpis.ts';
import type { Row } from '../../warehouse/port.ts';
import { reasonOf, type Said } from '../../words/say.ts';
import { noDays } from '../asked-period.ts';
import { askForCoverage } from '../coverage-memory.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { periodFor } from './asked-period.ts';
import {
  type AwChannel,
  type AwCoverage,
  askedChannels,
  askedCoverage,
  awCoverage,
  awCoverageMemory,
} from './channels.ts';
import { keyOf } from './date-key.ts';
import { filterGap } from './filter-gaps.ts';
import { filterValues } from './filters.ts';
import { periodMeta } from './kpi-meta.ts';

type KpiQuery = QueryOf<typeof salesKpis>;
type PeriodRow = Row<typeof periodSales.columns>;

/**
 * Sales KPIs of a period beside the one before it. The default period ends on the last day through which
 * every channel asked for (that has data) is complete, so that both are whole.
 */
export async function awSalesKpis(context: ViewContext, query: KpiQuery): Promise<ViewResult<Kpi[]>> {
  const { answer, plan, coverage } = await askForCoverage({
    memory: awCoverageMemory,
    warehouse: context.warehouse,
    plan: (known) => periodFor(context, query, known),
    ask: (period) => ask(context, query, period ?? noDays),
    coverageOf: (rows) => awCoverage(rows.filter((row) => row.kind === 'day')),
  });
  // The query knows the period just before; another one is asked for as a period of its own.
  const before =
    query.compare === 'last_year' && plan !== null
      ? aggregates(await ask(context, query, comparedPeriod(plan, 'last_year')), coverage, query, 'current')
      : aggregates(answer, coverage, query, 'previous');
  const data = awKpis(aggregates(answer, coverage, query, 'current'), before);
  const gap = filterGap(askedCoverage(coverage, query.channel), query);
  const found = answer.some((row) => row.kind === 'current');
  return {
    data: gap === null ? data : data.map((kpi) => withoutValue(kpi, gap)),
    meta: periodMeta({ queryName: periodSales.name, query, coverage, period: plan, found }),
  };
}

function ask(context: ViewContext, query: KpiQuery, period: Period): Promise<PeriodRow[]> {
  const parameters = {
    ...filterValues(query),
    from_key: keyOf(period.from),
    to_key: keyOf(period.to),
    previous_from_key: keyOf(previousPeriod(period).from),
  };
  return context.warehouse.run(periodSales, parameters, context);
}

function aggregates(rows: PeriodRow[], coverage: AwCoverage, query: KpiQuery, kind: 'current' | 'previous') {
  const of = (channel: AwChannel) =>
    channelAggregates(
      rows.find((row) => row.kind === kind && row.channel === channel),
      stateOf(channel, coverage, query),
    );
  return { internet: of('internet'), reseller: of('reseller') };
}

function stateOf(channel: AwChannel, coverage: AwCoverage, query: KpiQuery): ChannelState {
  if (!askedChannels(query.channel).includes(channel)) return 'filtered';
  return coverage[channel].asOf === null ? 'empty' : 'loaded';
}

function channelAggregates(row: PeriodRow | undefined, state: ChannelState): AwChannelAggregates {
  return {
    state,
    rows: row?.line_rows ?? 0,
    revenue: { sum: row?.revenue ?? null, knownRows: row?.revenue_rows ?? 0 },
    cost: { sum: row?.cost ?? null, knownRows: row?.cost_rows ?? 0 },
    units: { sum: row === undefined ? null : String(row.units), knownRows: row?.units_rows ?? 0 },
    orders: { count: row?.orders ?? 0, knownRows: row?.order_rows ?? 0 },
    customers: { count: row?.customers ?? 0, knownRows: row?.customer_rows ?? 0 },
  };
}

function withoutValue(kpi: Kpi, reason: Said): Kpi {
  return {
    key: kpi.key,
    label: kpi.label,
    unit: kpi.unit,
    value: null,
    previous: null,
    changePct: null,
    ...reasonOf([reason]),
  };
}
