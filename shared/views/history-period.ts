import type { Period } from '../analytics/kpi/periods.ts';
import { periodDays } from '../analytics/kpi/periods.ts';
import { addDays, type IsoDate } from '../analytics/series/calendar.ts';

/** Days that one history answer holds at most; as many as `days_back` can ask for. */
export const mostDays = 3650;

export interface HistoryRequest {
  readonly days_back?: number | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly defaultDays: number;
  /** First and newest fact date of the channels asked for; null without data. */
  readonly data: { readonly first: IsoDate; readonly last: IsoDate } | null;
}

/**
 * The days to show: N days ending on the newest fact date, or the range asked for, ends included. A range
 * that is too long is cut to the data, then to its newest days; `truncated` says so. Null when neither a
 * date nor data give it a place.
 */
export function historyPeriod(request: HistoryRequest): { period: Period; truncated: boolean } | null {
  const { from, data } = request;
  const newest = data === null ? from : from !== undefined && from > data.last ? from : data.last;
  const to = request.to ?? newest;
  if (to === undefined) return null;
  const days = request.days_back ?? request.defaultDays;
  const period = { from: from ?? addDays(to, 1 - days), to };
  return periodDays(period) <= mostDays
    ? { period, truncated: false }
    : { period: shortened(period, data), truncated: true };
}

function shortened(period: Period, data: HistoryRequest['data']): Period {
  const touches = data !== null && period.from <= data.last && period.to >= data.first;
  const from = touches && period.from < data.first ? data.first : period.from;
  const to = touches && period.to > data.last ? data.last : period.to;
  const earliest = addDays(to, 1 - mostDays);
  return { from: periodDays({ from, to }) > mostDays ? earliest : from, to };
}
