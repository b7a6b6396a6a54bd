/** What a verification of the audit trail can find, as sentences for an operator. */
import type * as z from 'zod/mini';
import type { trailProblem } from '../../contract/platform/audit.ts';

export type TrailProblem = z.output<typeof trailProblem>;

/** Problems listed one by one; more are only counted. */
const LISTED = 20;

export interface Problems {
  add(problem: Pick<TrailProblem, 'kind' | 'message'> & Partial<TrailProblem>): void;
  readonly count: number;
  readonly listed: readonly TrailProblem[];
}

export function createProblems(): Problems {
  const listed: TrailProblem[] = [];
  let count = 0;
  return {
    add(problem) {
      count += 1;
      if (listed.length < LISTED) listed.push({ seal: null, seq: null, auditId: null, ...problem });
    },
    get count() {
      return count;
    },
    listed,
  };
}
