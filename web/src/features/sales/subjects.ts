/** The numbers of a domain's sales as they can be explained. */
import type { Domain } from '../../shared/domain.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { sumMoney } from '../../shared/format/sum.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { DayRange } from '../../shared/url/period.ts';
import type { HistoryAnswer } from './api/history.ts';
import type { KpisAnswer } from './api/kpis.ts';
import type { Sales } from './use-sales.ts';

export const kpiId = (domain: Domain, key: string) => `${domain}.${key}`;
export const historyId = (domain: Domain) => `${domain}.day_revenue`;

function kpiSubjects(domain: Domain, answer: KpisAnswer): Subject[] {
  return answer.data.map(({ key, ...kpi }) => ({
    ...kpi,
    id: kpiId(domain, key),
    domain,
    metric: key,
    meta: answer.meta,
    request: answer.request,
  }));
}

/** The chart's days of the period, summed. */
function historySubject(domain: Domain, answer: HistoryAnswer, { from, to }: DayRange, m: Messages): Subject {
  const days: readonly { readonly date: string; readonly revenue: number }[] = answer.data;
  const inside = days.filter(({ date }) => date >= from && date <= to);
  return {
    id: historyId(domain),
    domain,
    metric: 'day_revenue',
    label: m.chart.revenueBy.day,
    value: sumMoney(inside.map(({ revenue }) => revenue)),
    unit: 'USD',
    sumOf: { days: inside.length, from, to },
    meta: answer.meta,
    request: answer.request,
  };
}

export function salesSubjects(domain: Domain, { kpis, history }: Sales, m: Messages): Subject[] {
  const period = kpis.data?.meta.period;
  return [
    ...(kpis.data ? kpiSubjects(domain, kpis.data) : []),
    ...(history.data && period ? [historySubject(domain, history.data, period, m)] : []),
  ];
}
