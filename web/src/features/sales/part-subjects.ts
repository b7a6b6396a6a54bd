/** The numbers of the breakdowns as they can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { type BreakdownAnswer, type Dimension, domainOf } from './api/breakdown.ts';

export const partId = (by: Dimension, rank: number) => `${domainOf(by)}.part_revenue.${by}.${rank}`;
export const partShareId = (by: Dimension, rank: number) =>
  `${domainOf(by)}.part_share_of_change_pct.${by}.${rank}`;
export const breakdownId = (by: Dimension) => `${domainOf(by)}.part_revenue.${by}`;

/** The number that the address names, where this breakdown has it. */
export function partSubjects(
  by: Dimension,
  answer: BreakdownAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const { data, meta, request } = answer;
  const shared = { domain: domainOf(by), meta, request } as const;
  const texts = m.insight.breakdown;
  if (explain === breakdownId(by)) {
    const { revenue: value, previous, changePct } = meta.total;
    return [
      {
        ...shared,
        id: explain,
        metric: 'part_revenue',
        label: texts.title[by],
        value,
        unit: 'USD',
        previous,
        changePct,
      },
    ];
  }
  const part = data.find(({ rank }) => explain === partId(by, rank) || explain === partShareId(by, rank));
  if (part === undefined) return [];
  const { name, rank, revenue, previous, changePct, shareOfChangePct, reason } = part;
  if (explain === partId(by, rank)) {
    const label = `${texts.revenue}: ${name}`;
    return [
      {
        ...shared,
        id: explain,
        metric: 'part_revenue',
        label,
        value: revenue,
        unit: 'USD',
        previous,
        changePct,
        reason,
      },
    ];
  }
  const label = `${texts.share}: ${name}`;
  return [
    {
      ...shared,
      id: explain,
      metric: 'part_share_of_change_pct',
      label,
      value: shareOfChangePct,
      unit: 'percent',
      reason,
    },
  ];
}
