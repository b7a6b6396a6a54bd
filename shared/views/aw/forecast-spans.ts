import type { Span } from '../../analytics/forecast/auto.ts';
import { addDays, type IsoDate } from '../../analytics/series/calendar.ts';

/** What the days of a span make together. */
export type SpanGrain = 'week' | 'month' | 'year' | 'horizon';

/** A stretch of forecast days whose sum is told with an interval of its own. */
export interface GrainSpan extends Span {
  readonly grain: SpanGrain;
}

const weekDays = 7;

/**
 * The spans of a forecast: the seven days up to each day, so that weeks may begin on any weekday; calendar
 * months and years; the whole. At the edges of the horizon they hold the days that lie in it.
 */
export function forecastSpans(start: IsoDate, horizon: number): GrainSpan[] {
  const weeks = Array.from({ length: horizon }, (_, day): GrainSpan => {
    const from = addDays(start, Math.max(0, day - weekDays + 1));
    return { grain: 'week', from, to: addDays(start, day) };
  });
  return [
    ...weeks,
    ...calendarSpans('month', 'YYYY-MM'.length, start, horizon),
    ...calendarSpans('year', 'YYYY'.length, start, horizon),
    { grain: 'horizon', from: start, to: addDays(start, horizon - 1) },
  ];
}

/** Days that begin with the same `letters`, together. */
function calendarSpans(grain: SpanGrain, letters: number, start: IsoDate, horizon: number): GrainSpan[] {
  const spans = new Map<string, GrainSpan>();
  for (let day = 0; day < horizon; day += 1) {
    const to = addDays(start, day);
    const key = to.slice(0, letters);
    spans.set(key, { grain, from: spans.get(key)?.from ?? to, to });
  }
  return Array.from(spans.values());
}
