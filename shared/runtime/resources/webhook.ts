import { readWebhookSettings, type WebhookSettings } from '../config/jobs.ts';
import { env } from '../config/names.ts';
import type { Resource } from '../container.ts';
import { readSecret } from '../secrets/read.ts';

/** Where events are sent to, with the signing key of WEBHOOK_SECRET_ARN or WEBHOOK_SECRET; null for nowhere. */
export const webhookTarget: Resource<WebhookSettings | null> = {
  async open({ environment }) {
    const key = await readSecret(environment, env.webhookSecretArn);
    return readWebhookSettings(
      key === undefined ? environment : { ...environment, [env.webhookSecret[0]]: key },
    );
  },
};
