/** What a verification of the audit trail can find, as sentences for an operator. */
import type * as z from 'zod/mini';
import type { trailProblem } from '../../contract/platform/audit.ts';
import type { Database } from '../../store/database.ts';
import type { SealVault } from './vault/port.ts';

export type TrailProblem = z.output<typeof trailProblem>;

/** Problems listed one by one; more are only counted. */
const LISTED = 20;

export interface Problems {
  add(problem: Pick<TrailProblem, 'kind' | 'message'> & Partial<TrailProblem>): void;
  readonly count: number;
  readonly listed: readonly TrailProblem[];
}

/** What every part of a verification works with. */
export interface Verification {
  readonly database: Database;
  readonly vault: SealVault | null;
  readonly problems: Problems;
  readonly signal?: AbortSignal | undefined;
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
