/** The numbers of the sales employees as they can be explained. */
import { rowId, rowSubjects } from '../../shared/explain/rows.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { scoreColumns } from '../scores/components.ts';
import type { Rep, RepsAnswer } from './api/scores.ts';

/** What the score is about; the profile has it without its course. */
type ScoredRep = Omit<Rep, 'revenueByMonth'>;

export const repKey = ({ employeeKey }: ScoredRep) => employeeKey;
export const repName = ({ name }: ScoredRep) => name;
export const repId = (metric: string, rep: ScoredRep) => rowId('aw', metric, rep.employeeKey);

export function repSubjects(
  answer: (Pick<RepsAnswer, 'meta' | 'request'> & { readonly data: readonly ScoredRep[] }) | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const texts = m.analysis.reps;
  return rowSubjects<ScoredRep>({
    answer,
    explain,
    domain: 'aw',
    keyOf: repKey,
    nameOf: repName,
    columns: {
      ...scoreColumns<ScoredRep>('rep_score', answer.data[0], m),
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
