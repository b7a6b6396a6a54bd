import { container } from '@otel-bi/shared/runtime/container.ts';
import { webhookTarget } from '@otel-bi/shared/runtime/resources/webhook.ts';

/** Sends an event to the configured address; does nothing where there is none. */
export async function handler(event: unknown): Promise<void> {
  const send = await container().get(webhookTarget);
  await send?.(event);
}
