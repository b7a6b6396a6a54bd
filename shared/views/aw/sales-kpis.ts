import { type AwChannelAggregates, awKpis, type ChannelState } from '../../analytics/kpi/aw.ts';
import { type Period, previousPeriod, resolvePeriod } from '../../analytics/kpi/periods.ts';
import type { salesKpis } from '../../contract/aw/sales.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Kpi } from '../../contract/envelope.ts';
import { AppError } from '../../contract/errors.ts';
import { periodSales } from '../../warehouse/aw/kpis.ts';
import type { Row } from '../../warehouse/port.ts';
import { askForCoverage } from '../coverage-memory.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import {
  type AwChannel,
  type AwCoverage,
  askedChannels,
  askedCoverage,
  awCoverage,
  awCoverageMemory,
  commonCompleteThrough,
} from './channels.ts';
import { keyOf } from './date-key.ts';
import { filterGap } from './filter-gaps.ts';
import { filterValues } from './filters.ts';
import { kpiMeta } from './kpi-meta.ts';

type KpiQuery = QueryOf<typeof salesKpis>;
type PeriodRow = Row<typeof periodSales.columns>;

/** What is asked before anything is known: no day, so that the trip only tells the coverage. */
const noDays: Period = { from: '1753-01-02', to: '1753-01-02' };

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
  const data = awKpis(
    aggregates(answer, coverage, query, 'current'),
    aggregates(answer, coverage, query, 'previous'),
  );
  const gap = filterGap(askedCoverage(coverage, query.channel), query);
  const found = answer.some((row) => row.kind === 'current');
  return {
    data: gap === null ? data : data.map((kpi) => withoutValue(kpi, gap)),
    meta: kpiMeta({ context, query, coverage, period: plan, found }),
  };
}

/** The period that a coverage implies; null without any data to end it by. */
function periodFor(context: ViewContext, query: KpiQuery, known: AwCoverage | undefined): Period | null {
  const { from, to } = query;
  const through = known === undefined ? null : commonCompleteThrough(askedCoverage(known, query.channel));
  if (through === null && to === undefined) return from === undefined ? null : { from, to: from };
  const outcome = resolvePeriod({
    from,
    to,
    defaultDays: context.settings.defaultHistoryDays,
    completeThrough: through ?? to ?? noDays.to,
  });
  if (outcome.ok) return outcome.period;
  throw new AppError('invalid_parameter', 'The period is not valid.', {
    fields: outcome.faults.map((fault) => ({ ...fault, in: 'query' })),
  });
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

function withoutValue(kpi: Kpi, reason: string): Kpi {
  return {
    key: kpi.key,
    label: kpi.label,
    unit: kpi.unit,
    value: null,
    previous: null,
    changePct: null,
    reason,
  };
}
