import type { Comparison, Period } from '../../analytics/kpi/periods.ts';
import type { Notice } from '../../contract/envelope.ts';
import { periodSales } from '../../warehouse/wwi/period.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import { periodNotices, reportingPeriod } from '../reporting-period.ts';
import type { ViewMeta } from '../view.ts';
import { coverageNotices, freshness, type WwiCoverage } from './coverage.ts';
import { filterParameters, type WwiFilters } from './filters.ts';

/** Invoice lines of the period that pass the filters. */
export interface SalesLines {
  readonly all: number;
  /** Lines whose customer is 'Unknown' or missing in the customer dimension. */
  readonly ofUnknownCustomers: number;
}

interface Asked {
  readonly query: WwiFilters & { readonly compare?: Comparison | undefined };
  readonly coverage: WwiCoverage;
  /** Null when there are no data that could give the default period its end. */
  readonly period: Period | null;
}

/** Meta of the KPI answer. */
export function kpiMeta({ lines, ...asked }: Asked & { readonly lines: SalesLines }): ViewMeta {
  const meta = periodMeta({ ...asked, queryName: periodSales.name, lines: lines.all });
  return { ...meta, notices: [...meta.notices, ...customerNotices(lines)] };
}

/** Meta of an answer about one period; `lines` are the invoice lines of the period that pass the filters. */
export function periodMeta(answer: Asked & { readonly queryName: string; readonly lines: number }): ViewMeta {
  const { query, coverage, period, queryName, lines } = answer;
  const compare = query.compare ?? 'previous';
  return {
    asOf: coverage.asOf,
    queries: [queryName],
    parameters: {
      from: period?.from ?? null,
      to: period?.to ?? null,
      compare,
      ...filterParameters(query),
    },
    notices: [...coverageNotices(coverage), ...rangeNotices(coverage, { period, compare, lines })],
    ...(period === null ? {} : { period: reportingPeriod(period, compare) }),
    channels: freshness(coverage),
  };
}

function rangeNotices(
  { first, completeThrough }: WwiCoverage,
  {
    period,
    compare,
    lines,
  }: { readonly period: Period | null; readonly compare: Comparison; readonly lines: number },
): Notice[] {
  if (period === null || first === null || completeThrough === null) return [];
  return periodNotices(period, { first, completeThrough }, { compare, found: lines > 0 });
}

function customerNotices({ all, ofUnknownCustomers }: SalesLines): Notice[] {
  if (ofUnknownCustomers === 0) return [];
  const said = say('unknown_customers', { count: ofUnknownCustomers, lines: all });
  return [noticeOf('unknown_members', said)];
}
