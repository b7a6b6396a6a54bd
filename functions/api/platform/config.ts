import { config } from '@otel-bi/shared/contract/platform/config.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { openEndpoint } from '@otel-bi/shared/runtime/open-endpoint.ts';
import { withoutCredentials } from '@otel-bi/shared/runtime/telemetry/shown-endpoint.ts';
import { apiVersion } from '@otel-bi/shared/runtime/version.ts';

export const handler = openEndpoint(config, async ({ container }) => {
  const telemetry = container.telemetrySettings();
  return jsonAnswer({
    oidc: container.signInSettings(),
    telemetry: {
      enabled: telemetry.endpoint !== null,
      endpoint: telemetry.endpoint === null ? null : withoutCredentials(telemetry.endpoint),
      sampleRatio: telemetry.sampling.ratio,
    },
    traceUrlTemplate: telemetry.traceUrlTemplate,
    apiVersion,
  });
});
