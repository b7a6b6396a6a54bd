/**
 * What wraps every analytics function: opens the domain's warehouse, runs the view in a span, writes the
 * audit row, answers. If the row cannot be written, the answer does not leave.
 */

import { trace } from '@opentelemetry/api';
import type { DataOf, Endpoint, ParamsOf, QueryOf } from '../contract/endpoint.ts';
import type { SeenState } from '../contract/platform/data-state.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../views/view.ts';
import type { WarehouseDomain } from '../warehouse/port.ts';
import { type Act, audited } from './audited.ts';
import type { Call, HttpFunction } from './endpoint.ts';
import { jsonAnswer } from './http/answer.ts';
import { type Analysed, withDataState } from './lineage/data-state.ts';
import { numbersOf } from './lineage/result.ts';
import { warehouses } from './resources/warehouses.ts';
import { failSpan } from './telemetry/failure.ts';

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
    const { answer, dataState } = await analyse(
      call,
      (context) => view(context, call.query, call.params),
      (result) => rowCountOf(result.data),
    );
    const { data, meta } = answer;
    const told = { data: numbersOf(answer), parameters: meta.parameters, rowCount: rowCountOf(data) };
    await act.tell({ ...toldOf(meta, dataState), ...told });
    return jsonAnswer(data, { ...meta, ...identityOf(act, dataState) });
  });
}

type Source = Pick<ViewMeta, 'asOf' | 'queries' | 'model'>;

/** What the trail is told of where an answer comes from. */
export function toldOf({ asOf, queries, model }: Source, dataState: SeenState | null) {
  return { asOf, queries, dataStates: [dataState], model: model ?? null };
}

/** What an answer says of itself besides what its analysis knows. */
export function identityOf({ auditId }: Pick<Act, 'auditId'>, dataState: SeenState | null) {
  return { auditId, ...(dataState === null ? {} : { dataState: dataState.hash }) };
}

function warehouseOf({ id, domain }: Endpoint): WarehouseDomain {
  if (domain === 'platform') throw new Error(`${id} reads no warehouse`);
  return domain;
}

/** Runs a view on the warehouse of the call's domain, in a span of its own, and notes the state of its data. */
export async function analyse<R>(
  { container, route, signal }: Pick<Call<Endpoint>, 'container' | 'route' | 'signal'>,
  view: (context: ViewContext) => Promise<R>,
  rowsOf: (result: R) => number,
): Promise<Analysed<R>> {
  return tracer.startActiveSpan(`analyse ${route.id}`, async (span) => {
    try {
      const warehouse = await container.get(warehouses[warehouseOf(route)]);
      const settings = container.analyticsSettings();
      const analysed = await withDataState(warehouse, () => view({ warehouse, settings, signal }));
      span.setAttribute('otel_bi.rows', rowsOf(analysed.answer));
      return analysed;
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}
