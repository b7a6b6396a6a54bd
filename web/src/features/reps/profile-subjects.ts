/** The numbers of one sales employee's page as they can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import { daysBetween } from '../../shared/format/days.ts';
import { sumMoney } from '../../shared/format/sum.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { RepProfileAnswer } from './api/profile.ts';
import { repSubjects } from './subjects.ts';

export const monthsId = 'aw.rep_revenue.months';
/** Of the year, from the quarter's first day. */
export const quarterNumber = (from: string) => Math.ceil(Number(from.slice(5, 7)) / 3);

export const quarterId = (from: string) => `aw.rep_quota_attainment_pct.${from}`;
export const repPartId = (kind: 'product' | 'reseller', key: number) => `aw.rep_part_revenue.${kind}.${key}`;

export function repProfileSubjects(
  answer: RepProfileAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const { data, meta, request } = answer;
  const shared = { domain: 'aw', meta, request } as const;
  const ranked = repSubjects({ data: data.score ? [data.score] : [], meta, request }, explain, m);
  const parts = [
    ...data.products.map((part) => ({ part, id: repPartId('product', part.key) })),
    ...data.resellers.map((part) => ({ part, id: repPartId('reseller', part.key) })),
  ];
  const [first, last] = [data.months[0], data.months.at(-1)];
  return [
    ...ranked,
    ...(first && last
      ? [
          {
            ...shared,
            id: monthsId,
            metric: 'rep_revenue',
            label: `${m.insight.rep.history}: ${data.name}`,
            value: sumMoney(data.months.map(({ revenue }) => revenue)),
            unit: 'USD' as const,
            meta: {
              ...meta,
              period: { from: first.from, to: last.to, days: daysBetween(first.from, last.to) + 1 },
            },
          },
        ]
      : []),
    ...data.quarters.map(({ from, attainmentPct }) => ({
      ...shared,
      id: quarterId(from),
      metric: 'rep_quota_attainment_pct',
      label: `${m.analysis.reps.quota}: ${data.name}, ${m.insight.rep.quarterOf(quarterNumber(from), from.slice(0, 4))}`,
      value: attainmentPct,
      unit: 'percent' as const,
    })),
    ...parts.map(({ part, id }) => ({
      ...shared,
      id,
      metric: 'rep_part_revenue',
      label: `${m.analysis.reps.revenue}: ${data.name}, ${part.name}`,
      value: part.revenue,
      unit: 'USD' as const,
    })),
  ].filter(({ id }) => id === explain);
}
