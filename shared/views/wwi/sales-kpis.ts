import { comparedPeriod, type Period, periodDays, previousPeriod } from '../../analytics/kpi/periods.ts';
import { type WwiAggregates, wwiKpis } from '../../analytics/kpi/wwi.ts';
import { addDays } from '../../analytics/series/calendar.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Kpi } from '../../contract/envelope.ts';
import type { salesKpis } from '../../contract/wwi/sales.ts';
import type { Row } from '../../warehouse/port.ts';
import { periodSales } from '../../warehouse/wwi/period.ts';
import { askForCoverage } from '../coverage-memory.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { periodFor } from './asked-period.ts';
import { type WwiCoverage, wwiCoverage, wwiCoverageMemory } from './coverage.ts';
import { filterValues } from './filters.ts';
import { kpiMeta, type SalesLines } from './kpi-meta.ts';

type KpiQuery = QueryOf<typeof salesKpis>;
type PeriodRow = Row<typeof periodSales.columns>;
type Kind = 'current' | 'previous' | 'day';

/** Sales KPIs of a period beside the one before it, tax excluded. */
export async function wwiSalesKpis(context: ViewContext, query: KpiQuery): Promise<ViewResult<Kpi[]>> {
  const { answer, plan, coverage } = await askForCoverage({
    memory: wwiCoverageMemory,
    warehouse: context.warehouse,
    plan: (known) => periodFor(context, query, known),
    ask: (period) => ask(context, query, period),
    coverageOf,
    planOf: (rows, asked) => asked ?? periodTaken(context, rows),
  });
  const current = rowOf(answer, 'current');
  // The query knows the period just before; another one is asked for as a period of its own.
  const previous =
    query.compare === 'last_year' && plan !== null
      ? rowOf(await ask(context, query, comparedPeriod(plan, 'last_year')), 'current')
      : rowOf(answer, 'previous');
  return {
    data: wwiKpis(aggregates(current), aggregates(previous)),
    meta: kpiMeta({ query, coverage, period: plan, lines: countLines(current) }),
  };
}

function countLines(row: PeriodRow | undefined): SalesLines {
  const all = row?.line_rows ?? 0;
  return { all, ofUnknownCustomers: all - (row?.customer_rows ?? 0) };
}

function coverageOf(rows: readonly PeriodRow[]): WwiCoverage {
  return wwiCoverage(rows.filter((row) => row.kind === 'day'));
}

/** With nothing known the query takes the last days up to the newest invoice date by itself. */
function ask(context: ViewContext, query: KpiQuery, period: Period | null): Promise<PeriodRow[]> {
  const parameters = {
    ...filterValues(query),
    days: period === null ? context.settings.defaultHistoryDays : periodDays(period),
    first_day: period?.from ?? null,
    last_day: period?.to ?? null,
    previous_first_day: period === null ? null : previousPeriod(period).from,
  };
  return context.warehouse.run(periodSales, parameters, context);
}

/** The last days up to the newest invoice date, if that is what the query took by itself; else null. */
function periodTaken(context: ViewContext, rows: readonly PeriodRow[]): Period | null {
  const { first, asOf } = coverageOf(rows);
  const taken = rowOf(rows, 'day');
  if (first === null || asOf === null || taken === undefined) return null;
  const period = { from: addDays(asOf, 1 - context.settings.defaultHistoryDays), to: asOf };
  const begins = (meant: string, day: string | null) =>
    day === meant || (day !== null && day > meant && day <= first);
  return begins(period.from, taken.first_day) && begins(previousPeriod(period).from, taken.previous_first_day)
    ? period
    : null;
}

function rowOf(rows: readonly PeriodRow[], kind: Kind): PeriodRow | undefined {
  return rows.find((row) => row.kind === kind);
}

/** A customer that the warehouse does not know is none of its customers, yet the line has a customer. */
function aggregates(row: PeriodRow | undefined): WwiAggregates {
  const rows = row?.line_rows ?? 0;
  return {
    rows,
    revenue: { sum: row?.revenue ?? null, knownRows: row?.revenue_rows ?? 0 },
    profit: { sum: row?.profit ?? null, knownRows: row?.profit_rows ?? 0 },
    units: { sum: row === undefined ? null : String(row.units), knownRows: row?.units_rows ?? 0 },
    invoices: { count: row?.invoices ?? 0, knownRows: row?.invoice_rows ?? 0 },
    customers: { count: row?.customers ?? 0, knownRows: rows },
  };
}
