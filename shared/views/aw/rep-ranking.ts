/** Sales employees ranked over the last complete stretch of the reseller channel, from the rows of the sales query. */
import type * as z from 'zod/mini';
import { type Period, previousPeriod } from '../../analytics/kpi/periods.ts';
import { repScores } from '../../analytics/scores/reps.ts';
import { addDays } from '../../analytics/series/calendar.ts';
import { firstDayOfMonth } from '../../analytics/series/months.ts';
import type { repScore } from '../../contract/aw/reps.ts';
import type { Notice } from '../../contract/envelope.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext } from '../view.ts';
import { type AwChannelCoverage, awCoverage } from './channels.ts';
import { filterGapNotices } from './filter-gaps.ts';
import type { AwFilters } from './filters.ts';
import { type RepRow, type Reps, repInputs } from './rep-inputs.ts';

type RepRank = z.output<typeof repScore>;

interface RepRanking {
  readonly channel: AwChannelCoverage;
  /** Null without reseller sales. */
  readonly period: Period | null;
  readonly ranking: readonly RepRank[];
  readonly notices: readonly Notice[];
}

/** Ranks everyone who sold something in the window; with nobody asked for, nobody. */
export function rankReps(
  context: ViewContext,
  filters: Pick<AwFilters, 'territory' | 'category'>,
  rows: readonly RepRow[],
  isAsked = true,
): RepRanking {
  const channel = resellerCoverage(rows);
  const period = windowOf(context, channel);
  if (!isAsked || period === null) return { channel, period, ranking: [], notices: [] };
  const withQuota = filters.territory === undefined && filters.category === undefined;
  const reps = repInputs(rows, { period, previous: previousOf(period, channel), withQuota });
  return {
    channel,
    period,
    ranking: repScores(reps.known).map(shown),
    notices: scoreNotices(channel, filters, period, reps),
  };
}

const unfilteredQuota = noticeOf('not_computable', say('quota_unfiltered'));

function unknownNotice(keys: readonly number[]): Notice {
  return noticeOf('unknown_members', say('unknown_reps', { count: keys.length, keys: keys.map(String) }));
}

function scoreNotices(
  channel: AwChannelCoverage,
  filters: Pick<AwFilters, 'territory' | 'category'>,
  period: Period,
  reps: Reps,
): Notice[] {
  const filtered = filters.territory !== undefined || filters.category !== undefined;
  const none = noticeOf('no_data_in_period', say('no_reseller_from_to', { ...period }));
  return [
    ...filterGapNotices([channel], filters),
    ...growthNotices(channel, period),
    ...(filtered ? [unfilteredQuota] : []),
    ...(reps.unknownKeys.length === 0 ? [] : [unknownNotice(reps.unknownKeys)]),
    ...(reps.known.length === 0 ? [none] : []),
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
  // A period without anything before it has a channel with a first day.
  const first = channel.first ?? period.from;
  return [noticeOf('not_enough_history', say('growth_unknown', { first }))];
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
