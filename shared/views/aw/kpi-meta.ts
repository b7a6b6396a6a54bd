import type { Comparison, Period } from '../../analytics/kpi/periods.ts';
import type { Notice } from '../../contract/envelope.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import { periodNotices, reportingPeriod } from '../reporting-period.ts';
import type { ViewMeta } from '../view.ts';
import {
  type AwChannelCoverage,
  type AwCoverage,
  askedCoverage,
  channelNotices,
  commonCompleteThrough,
  firstDay,
  freshness,
  latestCompleteThrough,
  newestDay,
} from './channels.ts';
import { filterGapNotices } from './filter-gaps.ts';
import { type AwFilters, filterParameters } from './filters.ts';

interface PeriodAnswer {
  /** Name of the query that answered. */
  readonly queryName: string;
  readonly query: AwFilters & {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly compare?: Comparison | undefined;
  };
  readonly coverage: AwCoverage;
  /** Null when there are no data that could give the default period its end. */
  readonly period: Period | null;
  /** Whether any row of the period passed the filters. */
  readonly found: boolean;
}

/** Meta of an answer about one period and the one that it is compared with. */
export function periodMeta({ queryName, query, coverage, period, found }: PeriodAnswer): ViewMeta {
  const channels = askedCoverage(coverage, query.channel);
  const compare = query.compare ?? 'previous';
  return {
    asOf: newestDay(channels),
    queries: [queryName],
    parameters: {
      from: period?.from ?? null,
      to: period?.to ?? null,
      compare,
      ...filterParameters(query),
    },
    notices: [
      ...channelNotices(channels),
      ...filterGapNotices(channels, query),
      ...(query.to === undefined ? endNotices(channels) : []),
      ...rangeNotices(channels, { period, compare, found }),
    ],
    ...(period === null ? {} : { period: reportingPeriod(period, compare) }),
    channels: freshness(channels),
  };
}

/** Channels that end on different days: the default period stops where the first of them does. */
function endNotices(channels: readonly AwChannelCoverage[]): Notice[] {
  const through = commonCompleteThrough(channels);
  if (through === null || through === latestCompleteThrough(channels)) return [];
  const ends = channels
    .filter((channel) => channel.completeThrough !== null)
    .map((channel) => `${channel.channel} ${channel.completeThrough}`);
  return [noticeOf('period_ends_early', say('period_ends_early', { through, ends }))];
}

function rangeNotices(
  channels: readonly AwChannelCoverage[],
  { period, compare, found }: Pick<PeriodAnswer, 'period' | 'found'> & { readonly compare: Comparison },
): Notice[] {
  const first = firstDay(channels);
  const through = latestCompleteThrough(channels);
  if (period === null || first === null || through === null) {
    return [noticeOf('no_data_in_period', say('no_sales_loaded'))];
  }
  return periodNotices(period, { first, completeThrough: through }, { compare, found });
}
