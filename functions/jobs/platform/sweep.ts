import { container } from '@otel-bi/shared/runtime/container.ts';
import { type SweepReport, sweep } from '@otel-bi/shared/runtime/jobs/sweep.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { eventBus } from '@otel-bi/shared/runtime/resources/event-bus.ts';

/** Invoked every minute, whatever the event says. */
export async function handler(): Promise<SweepReport> {
  const parts = container();
  await parts.tracing();
  return sweep(await parts.get(storeDatabase), await parts.get(eventBus), parts.jobPolicy());
}
