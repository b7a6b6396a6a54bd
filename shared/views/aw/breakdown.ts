/** Daily revenue of one channel in all and by the values of its dimensions. */
import type { IsoDate } from '../../analytics/series/calendar.ts';
import { type DailyPoint, fillDaily } from '../../analytics/series/daily.ts';
import type { salesBreakdown } from '../../warehouse/aw/breakdown.ts';
import type { Row } from '../../warehouse/port.ts';
import type { AwChannel } from './channels.ts';
import { dateOf } from './date-key.ts';

export type BreakdownRow = Row<typeof salesBreakdown.columns>;

export const breakdownDimensions = ['territory', 'category'] as const;
type BreakdownDimension = (typeof breakdownDimensions)[number];

/** What stands for sales whose territory or category is not known. */
const unknown = 'Unknown';

export interface ChannelBreakdown {
  /** From the first day with sales through the given end, days without sales as zeros. */
  readonly total: readonly DailyPoint[];
  /** The same days by dimension and value. */
  readonly parts: Readonly<Record<BreakdownDimension, ReadonlyMap<string, readonly DailyPoint[]>>>;
}

/** Cuts one channel out of the breakdown, through the last day that counts. */
export function channelBreakdown(
  rows: readonly BreakdownRow[],
  channel: AwChannel,
  through: IsoDate,
): ChannelBreakdown {
  const points = rows.flatMap((row) => {
    const date = row.kind === 'part' && row.channel === channel ? dateOf(row.date_key) : null;
    return date === null || date > through ? [] : [{ date, value: Number(row.revenue), row }];
  });
  const total = points.length === 0 ? [] : fillDaily(points, { to: through });
  const from = total[0]?.date ?? through;
  const by = (dimension: BreakdownDimension) => {
    const groups = Map.groupBy(points, ({ row }) => (row[dimension] === '' ? unknown : row[dimension]));
    return new Map([...groups].map(([value, own]) => [value, fillDaily(own, { from, to: through })]));
  };
  return { total, parts: { territory: by('territory'), category: by('category') } };
}
