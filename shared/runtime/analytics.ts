/**
 * What wraps every analytics function: opens the domain's warehouse, runs the view in a span, writes the
 * audit row, answers. If the row cannot be written, the answer does not leave.
 */
import { createHash } from 'node:crypto';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { catalogueVersion } from '../contract/catalogue/version.ts';
import type { DataOf, Endpoint, QueryOf } from '../contract/endpoint.ts';
import { AppError } from '../contract/errors.ts';
import type { AuditEntry } from '../store/audit.ts';
import { uuidv7 } from '../store/uuid.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../views/view.ts';
import type { WarehouseDomain } from '../warehouse/port.ts';
import type { Call, HttpFunction } from './endpoint.ts';
import { endpoint } from './endpoint.ts';
import { jsonAnswer } from './http/answer.ts';
import { asAppError } from './http/problem.ts';
import { describeError, log } from './log.ts';

/** A view that answers the endpoint's data for its query. */
export type EndpointView<E extends Endpoint> = (
  context: ViewContext,
  query: QueryOf<E>,
) => Promise<ViewResult<DataOf<E> & readonly unknown[], ViewMeta>>;

const tracer = trace.getTracer('otel-bi.analytics');

export function analytics<E extends Endpoint>(route: E, view: EndpointView<E>): HttpFunction {
  return endpoint(route, async (call) => {
    const started = performance.now();
    const auditId = uuidv7();
    const record = (entry: Pick<AuditEntry, 'outcome'> & Partial<AuditEntry>) =>
      appendAuditRow(call, { id: auditId, durationMs: performance.now() - started, ...entry });

    const result = await runView(call, view).catch(async (error: unknown) => {
      await recordFailure(error, record);
      throw error;
    });
    await record({
      outcome: 'succeeded',
      parameters: result.meta.parameters,
      rowCount: result.data.length,
      asOf: result.meta.asOf,
      queries: result.meta.queries,
      catalogueVersion,
      resultHash: createHash('sha256').update(JSON.stringify(result.data)).digest('hex'),
    });
    return jsonAnswer(result.data, { ...result.meta, auditId });
  });
}

function warehouseOf({ id, domain }: Endpoint): WarehouseDomain {
  if (domain === 'platform') throw new Error(`${id} reads no warehouse`);
  return domain;
}

async function runView<E extends Endpoint>(call: Call<E>, view: EndpointView<E>) {
  const { container, route, signal } = call;
  return tracer.startActiveSpan(`analyse ${route.id}`, async (span) => {
    try {
      const warehouse = await container.warehouse(warehouseOf(route));
      const context: ViewContext = { warehouse, settings: container.analyticsSettings(), signal };
      const result = await view(context, call.query);
      span.setAttribute('otel_bi.rows', result.data.length);
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Adds the call's audit row.
 * @throws AppError `audit_unavailable`: no number leaves without its row
 */
async function appendAuditRow(
  call: Call<Endpoint>,
  entry: Pick<AuditEntry, 'outcome'> & Partial<AuditEntry>,
) {
  const { appendAudit } = await import('../store/audit.ts');
  const span = trace.getActiveSpan()?.spanContext();
  try {
    await appendAudit(
      await call.container.database(),
      {
        actor: call.caller.subject,
        action: call.route.id,
        domain: call.route.domain,
        resource: call.route.path,
        parameters: givenParameters(call.query),
        traceId: span?.traceId,
        spanId: span?.spanId,
        ...entry,
      },
      { signal: call.signal },
    );
  } catch (cause) {
    const { code } = asAppError(cause);
    if (code === 'request_cancelled') throw cause;
    throw new AppError('audit_unavailable', 'the audit trail cannot be written, so no number may leave', {
      cause,
      retryAfterSeconds: 5,
    });
  }
}

/** A failed analysis is told in the trail too; when even that fails the log has both. */
async function recordFailure(
  error: unknown,
  record: (entry: Pick<AuditEntry, 'outcome'>) => Promise<void>,
): Promise<void> {
  try {
    await record({ outcome: 'failed' });
  } catch (second) {
    log('error', 'a failed analysis could not be audited', {
      error: describeError(error),
      audit: describeError(second),
    });
  }
}

function givenParameters(query: unknown): Record<string, unknown> {
  return typeof query === 'object' && query !== null ? { ...query } : {};
}
