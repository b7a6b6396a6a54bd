import { container } from '@otel-bi/shared/runtime/container.ts';
import { webhookTarget } from '@otel-bi/shared/runtime/resources/webhook.ts';
import { sendWebhook } from '@otel-bi/shared/runtime/webhook.ts';

/** Sends an event to the configured address; does nothing where there is none. */
export async function handler(event: unknown): Promise<void> {
  const target = await container().get(webhookTarget);
  if (target !== null) await sendWebhook(target, event);
}
