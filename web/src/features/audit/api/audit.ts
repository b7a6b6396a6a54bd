import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { listAudit, verifyAudit } from '@otel-bi/shared/contract/platform/audit.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

export type AuditRow = DataOf<typeof listAudit>[number];
type Part = DataOf<typeof verifyAudit>;

const PAGE = 100;

/** The audit trail, newest first, page by page. */
export function auditOptions(api: ApiClient, domain: Domain | undefined) {
  return infiniteQueryOptions({
    queryKey: ['audit', domain],
    queryFn: ({ signal, pageParam }) =>
      api.get<typeof listAudit>('platform.audit.list', { domain, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    staleTime: 0,
  });
}

/** What the parts of one verification say together. */
export interface Verification extends Part {
  /** Rows that this and the parts before it checked. */
  readonly rows: number;
}

/** Adds what the next call found to what is known. */
export function joined(known: Verification | null, next: Part): Verification {
  if (known === null) return next;
  return {
    ...next,
    intact: known.intact && next.intact,
    rows: known.rows + next.rows,
    seals: known.seals + next.seals,
    problemCount: known.problemCount + next.problemCount,
    problems: [...known.problems, ...next.problems],
    firstProblem: known.firstProblem ?? next.firstProblem,
  };
}

/**
 * Checks the whole trail, however many calls that takes.
 * @param onProgress called with what is known after each call
 */
export async function verifyTrail(
  api: ApiClient,
  signal: AbortSignal,
  onProgress: (known: Verification) => void,
): Promise<Verification> {
  let known: Verification | null = null;
  let cursor: string | undefined;
  do {
    const answer = await api.get<typeof verifyAudit>('platform.audit.verify', { cursor }, signal);
    known = joined(known, answer.data);
    cursor = answer.meta.nextCursor ?? undefined;
    onProgress(known);
  } while (cursor !== undefined);
  return known;
}
