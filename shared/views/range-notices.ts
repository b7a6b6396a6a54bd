import type { Period } from '../analytics/kpi/periods.ts';
import type { IsoDate } from '../analytics/series/calendar.ts';
import type { Notice } from '../contract/envelope.ts';
import { say } from '../words/say.ts';
import { noticeOf } from './notice.ts';

/**
 * What a reader of days has to know about where they lie in the data: that none sold anything (then nothing more
 * of the days after the data, which that sentence has told), and which are zero for want of data.
 */
export function rangeNotices(
  period: Period,
  { first, last }: { readonly first: IsoDate; readonly last: IsoDate },
  hasSales: boolean,
): Notice[] {
  const notices: Notice[] = [];
  if (!hasSales) {
    notices.push(noticeOf('no_data_in_period', say('none_from_to_of', { ...period, first, last })));
  }
  if (period.from < first) notices.push(noticeOf('before_data', say('before_begin', { first })));
  if (hasSales && period.to > last) {
    notices.push(noticeOf('no_data_in_period', say('after_end', { last })));
  }
  return notices;
}
