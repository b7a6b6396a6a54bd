/** The numbers of the sales employees as they can be explained. */
import { rowId, rowSubjects } from '../../shared/explain/rows.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { scoreColumns } from '../scores/components.ts';
import type { Rep, RepsAnswer } from './api/scores.ts';

export const repKey = ({ employeeKey }: Rep) => employeeKey;
export const repName = ({ name }: Rep) => name;
export const repId = (metric: string, rep: Rep) => rowId('aw', metric, rep.employeeKey);

export function repSubjects(
  answer: RepsAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const texts = m.analysis.reps;
  return rowSubjects<Rep>({
    answer,
    explain,
    domain: 'aw',
    keyOf: repKey,
    nameOf: repName,
    columns: {
      ...scoreColumns<Rep>('rep_score', answer.data[0], m),
      rep_revenue: { unit: 'USD', label: texts.revenue, value: ({ revenue }) => revenue },
      rep_orders: { unit: 'count', label: texts.orders, value: ({ orders }) => orders },
      rep_quota_attainment_pct: {
        unit: 'percent',
        label: texts.quota,
        value: ({ quotaAttainmentPct }) => quotaAttainmentPct,
      },
      rep_growth_pct: { unit: 'percent', label: texts.growth, value: ({ growthPct }) => growthPct },
    },
  });
}
