/** Settings that the page reads before anybody has signed in. */

import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { config } from '@otel-bi/shared/contract/platform/config.ts';
import { createClient } from './client.ts';

export type PublicConfig = DataOf<typeof config>;

export function loadConfig(baseUrl: string, signal: AbortSignal): Promise<PublicConfig> {
  const anonymous = createClient(baseUrl, { token: () => null, renew: async () => false });
  return anonymous.get<typeof config>('platform.config', {}, signal).then(({ data }) => data);
}
