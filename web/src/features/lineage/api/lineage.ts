import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { lineage } from '@otel-bi/shared/contract/platform/lineage.ts';
import type { verifyLineage } from '@otel-bi/shared/contract/platform/lineage-verify.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

export type Lineage = DataOf<typeof lineage>;
export type Verification = DataOf<typeof verifyLineage>;

/** The analysis is run again: as long as any may take. */
const VERIFY_TIMEOUT_MS = 60_000;
/** A row that has no seal yet gets one within minutes. */
const SEALED_AFTER_MS = 60_000;

/** The record of an answer. It never changes, but for its seal. */
export function lineageOptions(api: ApiClient, auditId: string) {
  return queryOptions({
    queryKey: ['lineage', auditId],
    queryFn: ({ signal }) => api.get<typeof lineage>('platform.lineage.read', {}, signal, { auditId }),
    staleTime: ({ state }) => (state.data?.data.seal == null ? SEALED_AFTER_MS : Number.POSITIVE_INFINITY),
    retry: false,
  });
}

/** Runs the analysis again. @throws ApiError, or the signal's reason */
export async function verify(api: ApiClient, auditId: string, signal: AbortSignal): Promise<Verification> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(VERIFY_TIMEOUT_MS)]);
  const { data } = await api.post<typeof verifyLineage>(
    'platform.lineage.verify',
    { auditId },
    undefined,
    bounded,
  );
  return data;
}
