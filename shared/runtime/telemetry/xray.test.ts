import { createSocket, type Socket } from 'node:dgram';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { readTelemetrySettings } from '../config/telemetry.ts';
import { startTracing, type Tracing } from './tracing.ts';

const subsegment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.literal('subsegment'),
  trace_id: z.string(),
  parent_id: z.string(),
  start_time: z.number(),
  end_time: z.number(),
  namespace: z.optional(z.string()),
  fault: z.optional(z.boolean()),
  annotations: z.optional(z.record(z.string(), z.unknown())),
  sql: z.optional(z.record(z.string(), z.unknown())),
});

const ROOT = '1-5759e988-bd862e3fe1be46a994272793';
const PARENT = '53995c3f42cd8ad8';

/** What the X-Ray daemon of a function was sent. */
const received: z.output<typeof subsegment>[] = [];
let daemon: Socket;
let tracing: Tracing;

beforeAll(async () => {
  daemon = createSocket('udp4', (message) => {
    const [, document = '{}'] = message.toString().split('\n', 2);
    received.push(z.parse(subsegment, JSON.parse(document)));
  });
  await new Promise<void>((resolve) => daemon.bind(0, '127.0.0.1', resolve));
  // The X-Ray SDK looks for these when it is loaded.
  vi.stubEnv('LAMBDA_TASK_ROOT', '/var/task');
  vi.stubEnv('AWS_EXECUTION_ENV', 'AWS_Lambda_nodejs24.x');
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${daemon.address().port}`);
  vi.stubEnv('_X_AMZN_TRACE_ID', `Root=${ROOT};Parent=${PARENT};Sampled=1`);
  const settings = { TRACING_XRAY: 'true', AWS_LAMBDA_FUNCTION_NAME: 'kpis', OTEL_SDK_DISABLED: 'true' };
  tracing = await startTracing(readTelemetrySettings(settings));
});
afterAll(async () => {
  await tracing.shutdown();
  trace.disable();
  context.disable();
  daemon.close();
  vi.unstubAllEnvs();
});

it('tells X-Ray of an invocation what OpenTelemetry is told, under the function that Lambda traces', async () => {
  const tracer = trace.getTracer('test');
  const attributes = { 'otel_bi.endpoint': 'aw.sales.kpis', 'http.response.status_code': 503 };
  const traceId = tracer.startActiveSpan('GET /api/{x}', { kind: SpanKind.SERVER, attributes }, (span) => {
    const statement = { 'db.system.name': 'postgresql', 'db.query.text': 'SELECT $1' };
    tracer.startSpan('SELECT', { kind: SpanKind.CLIENT, attributes: statement }).end();
    tracer
      .startSpan('S3/PutObject', { kind: SpanKind.CLIENT, attributes: { 'rpc.system.name': 'aws-api' } })
      .end();
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    return span.spanContext().traceId;
  });
  tracer.startSpan('GET /api/y', { kind: SpanKind.SERVER }).end();
  await vi.waitFor(() => expect(received).toHaveLength(4), 20_000);
  const named = (name: string) => received.find((each) => each.name === name);
  const request = named('GET /api/_x_');
  expect(request).toMatchObject({
    trace_id: ROOT,
    parent_id: PARENT,
    fault: true,
    annotations: {
      Service: 'otel-bi-api',
      ColdStart: true,
      otel_trace_id: traceId,
      otel_bi_endpoint: 'aw.sales.kpis',
      http_response_status_code: 503,
    },
  });
  expect(named('SELECT')).toMatchObject({
    parent_id: request?.id,
    namespace: 'remote',
    sql: { sanitized_query: 'SELECT $1', database_type: 'postgresql' },
  });
  expect(named('S3/PutObject')).toMatchObject({ parent_id: request?.id, namespace: 'aws' });
  expect(named('GET /api/y')).toMatchObject({ parent_id: PARENT, annotations: { ColdStart: false } });
});

it.each([
  ['switched off', { AWS_LAMBDA_FUNCTION_NAME: 'kpis' }, false],
  ['off AWS', { TRACING_XRAY: 'true' }, false],
  ['switched on on AWS', { TRACING_XRAY: 'true', AWS_LAMBDA_FUNCTION_NAME: 'kpis' }, true],
])('is asked for where it is %s: %j', (_name, settings, isOn) => {
  expect(readTelemetrySettings(settings).isXRayOn).toBe(isOn);
});
