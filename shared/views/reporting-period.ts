import {
  type Comparison,
  comparedPeriod,
  outsideDataNote,
  type Period,
  periodDays,
} from '../analytics/kpi/periods.ts';
import type { IsoDate } from '../analytics/series/calendar.ts';
import type { Notice, ReportingPeriod } from '../contract/envelope.ts';
import { say } from '../words/say.ts';
import { noticeOf } from './notice.ts';

/** A period and the one that it is compared with as meta shows them. */
export function reportingPeriod(period: Period, comparison: Comparison = 'previous'): ReportingPeriod {
  const before = comparedPeriod(period, comparison);
  return { ...period, days: periodDays(period), previousFrom: before.from, previousTo: before.to };
}

/** Said where the period compared with begins before the data do: the change is then against a part, or nothing. */
export function comparisonNotices(
  period: Period,
  first: IsoDate,
  comparison: Comparison = 'previous',
): Notice[] {
  const before = comparedPeriod(period, comparison);
  if (before.from >= first || before.to < first) return [];
  const which = comparison === 'previous' ? 'period_before' : 'year_earlier';
  return [noticeOf('before_data', say('compared_partly_known', { first, which, ...before }))];
}

interface Answered {
  readonly compare: Comparison;
  /** Whether any row of the period passed the filters. */
  readonly found: boolean;
}

/** What a reader of a period has to know about where it and the one compared with lie in the data. */
export function periodNotices(
  period: Period,
  data: { readonly first: IsoDate; readonly completeThrough: IsoDate },
  { compare, found }: Answered,
): Notice[] {
  const outside = outsideDataNote(period, data);
  if (!found) {
    return [noticeOf('no_data_in_period', outside ?? say('none_in_period'))];
  }
  const comparison = comparisonNotices(period, data.first, compare);
  if (outside === null) return comparison;
  return [noticeOf(period.from < data.first ? 'before_data' : 'incomplete_tail', outside), ...comparison];
}
