/** Where a channel's data are too low or missing, in words, and only of the days that are asked about. */
import type { ChannelFreshness } from '@otel-bi/shared/contract/envelope.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { DayRange } from '../../shared/url/period.ts';

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** The last day that a channel stands through; null without any row. */
export const standsThrough = ({ asOf, completeThrough }: ChannelFreshness) => completeThrough ?? asOf;

/** Days that both ranges have; null where they have none. */
function intersection(a: DayRange, b: DayRange): DayRange | null {
  const both = { from: later(a.from, b.from), to: earlier(a.to, b.to) };
  return both.from <= both.to ? both : null;
}

const nameOf = (channel: string, m: Messages) =>
  (m.answer.channelNames as Readonly<Record<string, string>>)[channel] ?? channel;

/** Of the channels that do not stand through the end of the range: which of its days are too low, or where they end. */
export function gapsInside(
  channels: readonly ChannelFreshness[],
  range: DayRange,
  m: Messages,
  f: Formatter,
): string[] {
  return channels.flatMap((freshness) => {
    const { channel, asOf, tail } = freshness;
    const through = standsThrough(freshness);
    if (asOf === null || through === null || through >= range.to) return [];
    const low = tail && intersection(tail, range);
    return low
      ? [m.answer.tailInside(nameOf(channel, m), f.dateRange(low.from, low.to))]
      : [m.answer.endsEarly(nameOf(channel, m), f.date(asOf))];
  });
}

/** Why days after the newest complete period are left out of it; nothing for a period further back. */
export function gapsAfter(
  channels: readonly ChannelFreshness[],
  { to, asOf }: { readonly to: string; readonly asOf: string | null },
  m: Messages,
  f: Formatter,
): string[] {
  if (!channels.some((freshness) => standsThrough(freshness) === to)) return [];
  const hasNewer = asOf !== null && asOf > to;
  const ends = channels.flatMap((freshness) => {
    const { channel, asOf: end, tail } = freshness;
    const isLast = hasNewer && tail === null && standsThrough(freshness) === to;
    return isLast && end !== null ? [m.answer.endLeftOut(nameOf(channel, m), f.date(end), f.date(to))] : [];
  });
  const tails = channels.flatMap(({ channel, tail }) =>
    tail !== null && tail.from > to
      ? [m.answer.tailLeftOut(nameOf(channel, m), f.dateRange(tail.from, tail.to))]
      : [],
  );
  return [...ends, ...tails];
}
