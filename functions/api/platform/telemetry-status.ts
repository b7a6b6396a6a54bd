import { telemetryStatus } from '@otel-bi/shared/contract/platform/telemetry.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { readTelemetryStatus } from '@otel-bi/shared/runtime/telemetry/report.ts';

export const handler = endpoint(telemetryStatus, async ({ container }) =>
  jsonAnswer(await readTelemetryStatus(container.telemetrySettings(), await container.tracing())),
);
