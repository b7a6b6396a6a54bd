/** Going into a bar of the chart, and out again: the period is the address's own. */
import { firstOfYear } from '../../shared/format/days.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { DayRange } from '../../shared/url/period.ts';
import type { Grain, UrlState } from '../../shared/url/state.ts';
import type { UrlChange } from '../../shared/url/use-url-state.ts';

const finer: Readonly<Record<Grain, Grain | null>> = { year: 'month', month: 'day', week: 'day', day: null };

/** The address of one bar; null where it has nothing finer. */
export function openedBar({ from, to }: DayRange, grain: Grain): UrlChange | null {
  const next = finer[grain];
  return next === null ? null : { from, to, period: undefined, grain: next };
}

/** The address of a stretch of bars, in the grain that fits it. */
export const openedRange = ({ from }: DayRange, { to }: DayRange): UrlChange => ({
  from,
  to,
  period: undefined,
  grain: undefined,
});

export interface Crumb {
  readonly label: string;
  /** Absent for where the reader is. */
  readonly change?: UrlChange;
}

/** The way back out of a range of the address: its year where it is a part of one, and the default period. */
export function crumbsOf({ from, to }: UrlState, m: Messages, f: Formatter): Crumb[] {
  if (from === undefined || to === undefined) return [];
  const year = from.slice(0, 4);
  const all = { from: firstOfYear(from), to: `${year}-12-31` };
  const isInside = to.startsWith(year) && (from > all.from || to < all.to);
  const isYear = from === all.from && to === all.to;
  return [
    { label: m.period.default, change: { from: undefined, to: undefined, grain: undefined } },
    ...(isInside ? [{ label: year, change: { ...all, grain: 'month' as const } }] : []),
    { label: isYear ? year : f.dateRange(from, to) },
  ];
}
