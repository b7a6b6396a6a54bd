import type * as z from 'zod/mini';
import { type Period, previousPeriod } from '../../analytics/kpi/periods.ts';
import { repScores } from '../../analytics/scores/reps.ts';
import { addDays } from '../../analytics/series/calendar.ts';
import { firstDayOfMonth } from '../../analytics/series/months.ts';
import type { repScores as endpoint, repScore } from '../../contract/aw/reps.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import { repSales } from '../../warehouse/aw/rep-sales.ts';
import { reportingPeriod } from '../reporting-period.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { type AwChannelCoverage, awCoverage, channelNotices, freshness } from './channels.ts';
import { filterGapNotices } from './filter-gaps.ts';
import { filterParameters, filterValues } from './filters.ts';
import { type RepRow, type Reps, repInputs } from './rep-inputs.ts';

type RepQuery = QueryOf<typeof endpoint>;
type RepRank = z.output<typeof repScore>;

const internetOnly: Notice = {
  code: 'not_applicable',
  message: 'Internet sales name no sales employee, so there is nobody to score.',
};

/** Sales employees ranked over the last complete stretch of the reseller channel. One round trip. */
export async function awRepScores(context: ViewContext, query: RepQuery): Promise<ViewResult<RepRank[]>> {
  const topN = query.top_n ?? context.settings.defaultTopN;
  const { territory, category } = filterValues(query);
  const rows = await context.warehouse.run(repSales, { territory, category }, context);
  const channel = resellerCoverage(rows);
  const period = windowOf(context, channel);
  const withQuota = territory === null && category === null;
  const asked = query.channel !== 'internet' && period !== null;
  const window = asked ? { period, previous: previousOf(period, channel), withQuota } : null;
  const reps = window === null ? nobody : repInputs(rows, window);
  const ranking = repScores(reps.known);
  return {
    data: ranking.slice(0, topN).map(shown),
    meta: {
      totalRows: ranking.length,
      asOf: channel.asOf,
      queries: [repSales.name],
      parameters: { top_n: topN, ...filterParameters(query) },
      notices: [
        ...channelNotices([channel]),
        ...(query.channel === 'internet' ? [internetOnly] : []),
        ...(asked ? scoreNotices(channel, query, period, reps) : []),
      ],
      ...(period === null ? {} : { period: reportingPeriod(period) }),
      channels: freshness([channel]),
    },
  };
}

const unfilteredQuota: Notice = {
  code: 'not_computable',
  message:
    'Quotas are set for all of an employee’s sales, so their attainment is not told for filtered sales.',
};

const nobody: Reps = { known: [], unknownKeys: [] };

function unknownNotice(keys: readonly number[]): Notice {
  const message = `Sales of ${keys.length} employee keys that belong to nobody are left out: ${keys.join(', ')}.`;
  return { code: 'unknown_members', message };
}

function scoreNotices(channel: AwChannelCoverage, query: RepQuery, period: Period, reps: Reps): Notice[] {
  const filtered = query.territory !== undefined || query.category !== undefined;
  const { from, to } = period;
  const none = `No reseller sales from ${from} to ${to} pass the filters.`;
  return [
    ...filterGapNotices([channel], query),
    ...growthNotices(channel, period),
    ...(filtered ? [unfilteredQuota] : []),
    ...(reps.unknownKeys.length === 0 ? [] : [unknownNotice(reps.unknownKeys)]),
    ...(reps.known.length === 0 ? [{ code: 'no_data_in_period' as const, message: none }] : []),
  ];
}

function resellerCoverage(rows: readonly RepRow[]): AwChannelCoverage {
  const byDay = Map.groupBy(
    rows.filter((row) => row.kind === 'sales'),
    (row) => row.date_key,
  );
  const totals = Array.from(byDay, ([date_key, day]) => ({
    channel: 'reseller',
    date_key,
    revenue: String(day.reduce((sum, row) => sum + Number(row.all_revenue), 0)),
    orders: day.reduce((sum, row) => sum + row.all_orders, 0),
    territory_rows: day.reduce((sum, row) => sum + row.territory_rows, 0),
    category_rows: day.reduce((sum, row) => sum + row.category_rows, 0),
  }));
  return awCoverage(totals).reseller;
}

function windowOf({ settings }: ViewContext, { completeThrough }: AwChannelCoverage): Period | null {
  if (completeThrough === null) return null;
  return { from: addDays(completeThrough, 1 - settings.defaultHistoryDays), to: completeThrough };
}

/** The period before, unless it begins before the data: growth against a part of a period is none. */
function previousOf(period: Period, { first, cadence }: AwChannelCoverage): Period | null {
  if (first === null) return null;
  // A month-end batch holds its whole month.
  const begin = cadence === 'monthly_batches' ? firstDayOfMonth(first) : first;
  const previous = previousPeriod(period);
  return previous.from < begin ? null : previous;
}

function growthNotices(channel: AwChannelCoverage, period: Period): Notice[] {
  if (previousOf(period, channel) !== null) return [];
  const message = `The period before begins before the data (${channel.first}), so growth is not told.`;
  return [{ code: 'not_enough_history', message }];
}

function shown(rep: ReturnType<typeof repScores>[number]): RepRank {
  const { rank, employeeKey, name, territory, revenue, orders, quotaAttainmentPct, growthPct, score } = rep;
  const components = rep.components.map((component) => ({ ...component }));
  return {
    rank,
    employeeKey,
    name,
    territory,
    revenue,
    orders,
    quotaAttainmentPct,
    growthPct,
    score,
    components,
  };
}
