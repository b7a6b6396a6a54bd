import { sealRound } from '@otel-bi/shared/runtime/audit-trail/round.ts';
import type { SealReport } from '@otel-bi/shared/runtime/audit-trail/seal.ts';
import { container } from '@otel-bi/shared/runtime/container.ts';

/** Invoked every minute, whatever the event says. */
export async function handler(): Promise<SealReport> {
  const parts = container();
  await parts.tracing();
  return sealRound(parts);
}
