import type { Domain } from '../../shared/domain.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import type { KpisAnswer } from './api/kpis.ts';

export const explainIdOf = (domain: Domain, key: string) => `${domain}.${key}`;

/** The figures of an answer as numbers that can be explained. */
export function kpiSubjects(domain: Domain, answer: KpisAnswer | undefined): Subject[] {
  if (answer === undefined) return [];
  return answer.data.map(({ key, ...kpi }) => ({
    ...kpi,
    id: explainIdOf(domain, key),
    domain,
    metric: key,
    endpoint: `${domain}.sales.kpis`,
    meta: answer.meta,
    request: answer.request,
  }));
}
