import { config } from '@otel-bi/shared/contract/platform/config.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { apiVersion } from '@otel-bi/shared/runtime/version.ts';

export const handler = endpoint(config, async ({ container }) => {
  const telemetry = container.telemetrySettings();
  return jsonAnswer({
    oidc: container.signInSettings(),
    telemetry: { enabled: telemetry.endpoint !== null, endpoint: telemetry.endpoint },
    traceUrlTemplate: telemetry.traceUrlTemplate,
    apiVersion,
  });
});
