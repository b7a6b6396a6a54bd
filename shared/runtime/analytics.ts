/**
 * What wraps every analytics function: opens the domain's warehouse, runs the view in a span, writes the
 * audit row, answers. If the row cannot be written, the answer does not leave.
 */

import { SpanStatusCode, trace } from '@opentelemetry/api';
import type { DataOf, Endpoint, ParamsOf, QueryOf } from '../contract/endpoint.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../views/view.ts';
import type { WarehouseDomain } from '../warehouse/port.ts';
import { audited } from './audited.ts';
import type { Call, HttpFunction } from './endpoint.ts';
import { jsonAnswer } from './http/answer.ts';
import { warehouses } from './resources/warehouses.ts';

/** A view that answers the endpoint's data for its query and the parts in braces of its path. */
export type EndpointView<E extends Endpoint> = (
  context: ViewContext,
  query: QueryOf<E>,
  params: ParamsOf<E>,
) => Promise<ViewResult<DataOf<E>, ViewMeta>>;

/** Rows of an answer: those of a list, or the one thing that it is about. */
export function rowCountOf(data: unknown): number {
  return Array.isArray(data) ? data.length : 1;
}

const tracer = trace.getTracer('otel-bi.analytics');

export function analytics<E extends Endpoint>(route: E, view: EndpointView<E>): HttpFunction {
  return audited(route, async (call, act) => {
    const { data, meta } = await analyse(
      call,
      (context) => view(context, call.query, call.params),
      (result) => rowCountOf(result.data),
    );
    const { parameters, asOf, queries } = meta;
    await act.tell({ data, parameters, asOf, queries, rowCount: rowCountOf(data) });
    return jsonAnswer(data, { ...meta, auditId: act.auditId });
  });
}

function warehouseOf({ id, domain }: Endpoint): WarehouseDomain {
  if (domain === 'platform') throw new Error(`${id} reads no warehouse`);
  return domain;
}

/** Runs a view on the warehouse of the call's domain, in a span of its own. */
export async function analyse<R>(
  { container, route, signal }: Pick<Call<Endpoint>, 'container' | 'route' | 'signal'>,
  view: (context: ViewContext) => Promise<R>,
  rowsOf: (result: R) => number,
): Promise<R> {
  return tracer.startActiveSpan(`analyse ${route.id}`, async (span) => {
    try {
      const warehouse = await container.get(warehouses[warehouseOf(route)]);
      const result = await view({ warehouse, settings: container.analyticsSettings(), signal });
      span.setAttribute('otel_bi.rows', rowsOf(result));
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
