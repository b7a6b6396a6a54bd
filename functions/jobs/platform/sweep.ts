import { container } from '@otel-bi/shared/runtime/container.ts';
import { type SweepReport, sweep } from '@otel-bi/shared/runtime/jobs/sweep.ts';

/** Invoked every minute, whatever the event says. */
export async function handler(): Promise<SweepReport> {
  const parts = container();
  await parts.tracing();
  return sweep(await parts.database(), await parts.bus(), parts.jobPolicy());
}
