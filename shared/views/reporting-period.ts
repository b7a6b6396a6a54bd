import { type Period, periodDays, previousPeriod } from '../analytics/kpi/periods.ts';
import type { IsoDate } from '../analytics/series/calendar.ts';
import type { Notice, ReportingPeriod } from '../contract/envelope.ts';

/** A period and the one before it as meta shows them. */
export function reportingPeriod(period: Period): ReportingPeriod {
  const previous = previousPeriod(period);
  return { ...period, days: periodDays(period), previousFrom: previous.from, previousTo: previous.to };
}

/** Said where the period before begins before the data do: the change is then against a part, or nothing. */
export function comparisonNotices(period: Period, first: IsoDate): Notice[] {
  const previous = previousPeriod(period);
  if (previous.from >= first || period.from <= first) return [];
  const message = `The data begin on ${first}, so the period before (${previous.from} to ${previous.to}) is only partly known: the changes are not like for like.`;
  return [{ code: 'before_data', message }];
}
