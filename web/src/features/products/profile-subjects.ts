/** The numbers of one product's page as they can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import { daysBetween } from '../../shared/format/days.ts';
import { sumMoney } from '../../shared/format/sum.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { ProductProfileAnswer } from './api/profile.ts';
import { productSubjects } from './subjects.ts';

export const revenueMonthsId = 'aw.product_revenue.months';
export const unitMonthsId = 'aw.product_units.months';

export function productProfileSubjects(
  answer: ProductProfileAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const { data, meta, request } = answer;
  const [first, last] = [data.months[0], data.months.at(-1)];
  const ranked = productSubjects({ data: data.demand ? [data.demand] : [], meta, request }, explain, m);
  if (first === undefined || last === undefined) return ranked;
  const shared = {
    domain: 'aw',
    meta: { ...meta, period: { from: first.from, to: last.to, days: daysBetween(first.from, last.to) + 1 } },
    request,
  } as const;
  const units = data.months.map((month) => month.units);
  return [
    ...ranked,
    {
      ...shared,
      id: revenueMonthsId,
      metric: 'product_revenue',
      label: `${m.insight.product.revenue}: ${data.name}`,
      value: sumMoney(data.months.map(({ revenue }) => revenue)),
      unit: 'USD' as const,
    },
    {
      ...shared,
      id: unitMonthsId,
      metric: 'product_units',
      label: `${m.insight.product.units}: ${data.name}`,
      value: units.includes(null) ? null : units.reduce((sum: number, each) => sum + (each ?? 0), 0),
      unit: 'units' as const,
    },
  ].filter(({ id }) => id === explain);
}
