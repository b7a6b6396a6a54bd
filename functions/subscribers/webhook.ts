import { readWebhookSettings } from '@otel-bi/shared/runtime/config/jobs.ts';
import { container } from '@otel-bi/shared/runtime/container.ts';
import { sendWebhook } from '@otel-bi/shared/runtime/webhook.ts';

/** Sends an event to the configured address; does nothing where there is none. */
export async function handler(event: unknown): Promise<void> {
  const settings = readWebhookSettings(container().environment);
  if (settings !== null) await sendWebhook(settings, event);
}
