/** The two AdventureWorks sales channels and how far the data of each go. */
import { type ChannelDay, type Coverage, channelCoverage } from '../../analytics/coverage/coverage.ts';
import type { IsoDate } from '../../analytics/series/calendar.ts';
import type { ChannelFreshness, Notice } from '../../contract/envelope.ts';
import { reasonOf, say } from '../../words/say.ts';
import type { CoverageMemory } from '../coverage-memory.ts';
import { noticeOf } from '../notice.ts';
import { dateOf } from './date-key.ts';

const awChannels = ['internet', 'reseller'] as const;
export type AwChannel = (typeof awChannels)[number];

/** A channel's coverage, its first day, and whether its rows can be filtered at all. */
export interface AwChannelCoverage extends Coverage {
  readonly channel: AwChannel;
  readonly first: IsoDate | null;
  /** Rows whose territory (category) is known; 0 beside an `asOf` means that the filter cannot work. */
  readonly territoryRows: number;
  readonly categoryRows: number;
}

export type AwCoverage = Readonly<Record<AwChannel, AwChannelCoverage>>;

/** What is known of AdventureWorks warehouses, for all views together. */
export const awCoverageMemory: CoverageMemory<AwCoverage> = new WeakMap();

/** One channel on one day, unfiltered, as the sales queries answer it. */
export interface ChannelTotals {
  readonly channel: string;
  readonly date_key: number;
  readonly revenue: string;
  readonly orders: number;
  readonly territory_rows: number;
  readonly category_rows: number;
}

/** Judges both channels by their unfiltered daily totals. */
export function awCoverage(rows: readonly ChannelTotals[]): AwCoverage {
  return { internet: coverageOf('internet', rows), reseller: coverageOf('reseller', rows) };
}

function coverageOf(channel: AwChannel, all: readonly ChannelTotals[]): AwChannelCoverage {
  const days: ChannelDay[] = [];
  let first: IsoDate | null = null;
  let territoryRows = 0;
  let categoryRows = 0;
  for (const row of all) {
    const date = row.channel === channel ? dateOf(row.date_key) : null;
    if (date === null) continue;
    days.push({ date, value: Number(row.revenue), count: row.orders });
    if (first === null || date < first) first = date;
    territoryRows += row.territory_rows;
    categoryRows += row.category_rows;
  }
  return { ...channelCoverage(days), channel, first, territoryRows, categoryRows };
}

/** The channels that a question is about, whether or not they have data. */
export function askedChannels(channel: AwChannel | undefined): readonly AwChannel[] {
  return channel === undefined ? awChannels : [channel];
}

/** Coverage of the channels that a question is about. */
export function askedCoverage(coverage: AwCoverage, channel: AwChannel | undefined): AwChannelCoverage[] {
  return askedChannels(channel).map((name) => coverage[name]);
}

/** Newest fact date of the channels; null without any. */
export function newestDay(channels: readonly AwChannelCoverage[]): IsoDate | null {
  return extreme(channels.map((channel) => channel.asOf)).last;
}

/** First fact date of the channels; null without any. */
export function firstDay(channels: readonly AwChannelCoverage[]): IsoDate | null {
  return extreme(channels.map((channel) => channel.first)).first;
}

/** The last day through which all of the channels that have data are complete. */
export function commonCompleteThrough(channels: readonly AwChannelCoverage[]): IsoDate | null {
  return extreme(channels.map((channel) => channel.completeThrough)).first;
}

/** The last day through which at least one of the channels is complete. */
export function latestCompleteThrough(channels: readonly AwChannelCoverage[]): IsoDate | null {
  return extreme(channels.map((channel) => channel.completeThrough)).last;
}

function extreme(dates: readonly (IsoDate | null)[]): { first: IsoDate | null; last: IsoDate | null } {
  const known = dates.filter((date) => date !== null).sort();
  return { first: known.at(0) ?? null, last: known.at(-1) ?? null };
}

/** The channels' freshness as the answer's meta shows it. */
export function freshness(channels: readonly AwChannelCoverage[]): ChannelFreshness[] {
  return channels.map(({ channel, asOf, completeThrough, tail }) => ({
    channel,
    asOf,
    completeThrough,
    tail: tail === null ? null : { from: tail.from, to: tail.to, ...reasonOf(tail.said) },
  }));
}

/** What a reader must know about the channels: a tail that was cut off, a channel that has no rows. */
export function channelNotices(channels: readonly AwChannelCoverage[]): Notice[] {
  return channels.flatMap(({ channel, asOf, tail }): Notice[] => {
    if (asOf === null) return [noticeOf('channel_without_data', say('no_channel_sales_loaded', { channel }))];
    return tail === null
      ? []
      : [noticeOf('incomplete_tail', say('channel_incomplete', { channel }), ...tail.said)];
  });
}
