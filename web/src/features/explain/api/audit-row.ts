import type { listAudit } from '@otel-bi/shared/contract/platform/audit.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

const NEWEST = 200;

/** The audit row of an answer, or null where it is not among the newest of its domain. */
export function auditRowOptions(api: ApiClient, domain: Domain, auditId: string) {
  return queryOptions({
    queryKey: ['audit-row', auditId],
    queryFn: async ({ signal }) => {
      const { data } = await api.get<typeof listAudit>(
        'platform.audit.list',
        { domain, limit: NEWEST },
        signal,
      );
      return data.find(({ id }) => id === auditId) ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
