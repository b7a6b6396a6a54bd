import { readWebhookSettings } from '../config/jobs.ts';
import { env } from '../config/names.ts';
import { type Environment, readText } from '../config/reader.ts';
import type { Resource } from '../container.ts';
import { openRenewing } from '../secrets/renewing.ts';
import { sendWebhook, type WebhookOptions, WebhookRefusal } from '../webhook.ts';

/** Sends an event, as `sendWebhook` does. */
export type SendEvent = (event: unknown, options?: WebhookOptions) => Promise<void>;

/**
 * Where events are sent to, signed by the key of WEBHOOK_SECRET_ARN or WEBHOOK_SECRET; null for nowhere. A key
 * that was changed is read when the receiver refuses the one before.
 */
export const webhookTarget: Resource<SendEvent | null> = {
  async open({ environment }) {
    if (readText(environment, env.webhookUrl) === undefined) return null;
    const renewing = await openRenewing(environment, {
      variable: env.webhookSecretArn,
      open: async (complete) => ({ send: senderOf(complete), close: async () => undefined }),
      complete: (given, key) => ({ ...given, [env.webhookSecret[0]]: key }),
      isRefused: (error) => error instanceof WebhookRefusal,
    });
    if (renewing === null) return senderOf(environment);
    return (event, options) => renewing.use(({ send }) => send(event, options));
  },
};

/** @throws AppError `configuration_invalid` */
function senderOf(environment: Environment): SendEvent {
  const settings = readWebhookSettings(environment);
  return async (event, options) => {
    if (settings !== null) await sendWebhook(settings, event, options);
  };
}
