import type * as z from 'zod/mini';
import { detectAnomalies } from '../../analytics/anomaly/detect.ts';
import type { Anomalies, AnomalyFinding } from '../../analytics/anomaly/types.ts';
import { roundNumber } from '../../analytics/money/round.ts';
import { addDays } from '../../analytics/series/calendar.ts';
import type { anomalies, anomaly } from '../../contract/aw/anomalies.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import { salesBreakdown } from '../../warehouse/aw/breakdown.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { type BreakdownRow, type ChannelBreakdown, channelBreakdown } from './breakdown.ts';
import {
  type AwChannelCoverage,
  askedCoverage,
  awCoverage,
  awCoverageMemory,
  channelNotices,
  freshness,
  newestDay,
} from './channels.ts';
import { contributionsTo } from './contributions.ts';
import { filterGapNotices } from './filter-gaps.ts';
import { filterParameters, filterValues } from './filters.ts';

type AnomalyQuery = QueryOf<typeof anomalies>;
type Anomaly = z.output<typeof anomaly>;

/** One channel judged over its whole complete history. */
interface JudgedChannel {
  readonly coverage: AwChannelCoverage;
  readonly breakdown: ChannelBreakdown;
  readonly result: Anomalies;
}

/**
 * What was remarkable in each channel, newest first, and which territories and categories made it so. The
 * whole complete history is judged; `days_back` says how far back findings are shown. One round trip.
 */
export async function awAnomalies(context: ViewContext, query: AnomalyQuery): Promise<ViewResult<Anomaly[]>> {
  const daysBack = query.days_back ?? context.settings.defaultHistoryDays;
  const rows = await context.warehouse.run(salesBreakdown, filterValues(query), context);
  const coverage = awCoverage(rows.filter((row) => row.kind === 'day'));
  awCoverageMemory.set(context.warehouse, coverage);
  const channels = askedCoverage(coverage, query.channel);
  const judged = channels.flatMap((channel) => judge(rows, channel));
  return {
    data: judged.flatMap((channel) => shownFindings(channel, daysBack)).sort(newestFirst),
    meta: {
      asOf: newestDay(channels),
      queries: [salesBreakdown.name],
      parameters: { days_back: daysBack, ...filterParameters(query) },
      notices: [
        ...channelNotices(channels),
        ...filterGapNotices(channels, query),
        ...judged.flatMap(judgementNotices),
        ...(judged.length === 0 ? [noData] : []),
      ],
      channels: freshness(channels),
    },
  };
}

const noData = noticeOf('no_data_in_period', say('no_sales_loaded'));

function judge(rows: readonly BreakdownRow[], coverage: AwChannelCoverage): JudgedChannel[] {
  if (coverage.dailyThrough === null) return [];
  const breakdown = channelBreakdown(rows, coverage.channel, coverage.dailyThrough);
  return [{ coverage, breakdown, result: detectAnomalies(breakdown.total) }];
}

function shownFindings({ coverage, breakdown, result }: JudgedChannel, daysBack: number): Anomaly[] {
  const since = addDays(coverage.completeThrough ?? '0001-01-01', 1 - daysBack);
  // All findings together: what is usual is looked for on days that none of them touches.
  const contributions = contributionsTo(result.findings, breakdown);
  return result.findings.flatMap((finding, index) => {
    if (finding.to < since) return [];
    return [{ ...shown(finding), channel: coverage.channel, contributors: contributions[index] ?? [] }];
  });
}

/** A finding of several days as one: sums of its remarkable days, the score of the most remarkable one. */
function shown({ from, to, value, expected, points, score, direction }: AnomalyFinding) {
  return {
    date: from,
    to,
    revenue: roundNumber(value, 4),
    expected: roundNumber(expected, 4),
    lower: roundNumber(total(points.map((point) => point.lower)), 4),
    upper: roundNumber(total(points.map((point) => point.upper)), 4),
    score: roundNumber(Math.abs(score), 2),
    direction,
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function newestFirst(a: Anomaly, b: Anomaly): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return b.score - a.score || (a.channel < b.channel ? -1 : Number(a.channel > b.channel));
}

function judgementNotices({ coverage: { channel }, breakdown, result }: JudgedChannel): Notice[] {
  if (breakdown.total.length === 0) {
    return [noticeOf('no_data_in_period', say('no_channel_sales', { channel }))];
  }
  if (result.reason === null) return [];
  return [noticeOf('not_enough_history', say('anomalies_unknown', { channel }))];
}
