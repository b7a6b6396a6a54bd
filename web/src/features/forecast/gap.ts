/** The days on which one channel is known and another only expected: what the chart of both shows for them. */
import type { ChannelFreshness } from '@otel-bi/shared/contract/envelope.ts';
import { addDays } from '../../shared/format/days.ts';
import type { ForecastDay } from '../sales/ahead.ts';
import type { Channel } from './use-forecasts.ts';

/** A day's known revenue by channel. */
export interface KnownDay {
  readonly date: string;
  readonly internetRevenue: number;
  readonly resellerRevenue: number;
}

interface GapParts {
  readonly days: readonly KnownDay[];
  readonly channels: readonly ChannelFreshness[];
  /** Of each channel, from the day after its own last complete one. */
  readonly forecasts: Readonly<Record<Channel, readonly ForecastDay[] | undefined>>;
  /** First day of the forecast of all channels together. */
  readonly until: string | undefined;
}

const isChannel = (name: string): name is Channel => name === 'internet' || name === 'reseller';

/**
 * Each day after the first channel ends and before the forecast of all begins: what the channels that go on
 * sold, and what the others are expected to. Empty where a day of it is neither known nor expected.
 */
export function gapDays({ days, channels, forecasts, until }: GapParts): ForecastDay[] {
  const ends = channels.flatMap(({ channel, completeThrough }) =>
    isChannel(channel) && completeThrough !== null ? [{ channel, completeThrough }] : [],
  );
  const first = ends.map(({ completeThrough }) => completeThrough).toSorted()[0];
  if (first === undefined || until === undefined) return [];
  const known = new Map(days.map((day) => [day.date, day]));
  const gap: ForecastDay[] = [];
  for (let date = addDays(first, 1); date < until; date = addDays(date, 1)) {
    const parts = ends.flatMap(({ channel, completeThrough }) => {
      const value = known.get(date)?.[`${channel}Revenue`];
      if (date <= completeThrough) return value === undefined ? [] : [{ value, lower: value, upper: value }];
      return forecasts[channel]?.find((day) => day.date === date) ?? [];
    });
    if (parts.length < ends.length) return [];
    const sum = (side: 'value' | 'lower' | 'upper') => parts.reduce((total, part) => total + part[side], 0);
    gap.push({ date, value: sum('value'), lower: sum('lower'), upper: sum('upper') });
  }
  return gap;
}
