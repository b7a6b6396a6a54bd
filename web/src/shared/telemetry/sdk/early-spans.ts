/** Spans of what happened before the SDK was there, under the ids that it had then. */
import {
  type Context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { CANCELLED } from '@otel-bi/shared/contract/telemetry.ts';
import { GIVEN_UP, hasFailed } from '../calls.ts';
import type { EarlyCall, EarlyPage } from '../early.ts';
import { pageName } from '../page-name.ts';
import type { PresetIds } from './ids.ts';
import type { Views } from './views.ts';

interface EarlyParts {
  readonly tracer: Tracer;
  readonly ids: PresetIds;
  readonly views: Views;
  readonly apiBase: string;
}

/** When that was, for a number of milliseconds since the page began to load. */
const instant = (ms: number) => new Date(performance.timeOrigin + ms);

/** When all was on the screen, in milliseconds since the page began to load; null where it is not yet. */
export function drawnMsOf({ calls, drawnMs }: EarlyPage): number | null {
  return calls.length === 0 ? loadedMs() : drawnMs;
}

/** When a page that asks for nothing was there. */
function loadedMs(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return Math.max(navigation?.duration ?? 0, paint?.startTime ?? 0) || performance.now();
}

/**
 * Begins the span of the page and that of its first view; both end when its numbers are on the screen.
 * @returns the page's
 */
export function adoptEarly(early: EarlyPage, { tracer, ids, views, apiBase }: EarlyParts): SpanContext {
  const { traceId, pageSpanId, viewSpanId, path, calls } = early;
  const name = pageName(path);
  const attributes = { 'otel_bi.page': name };
  const page = ids.use(pageSpanId, traceId, () =>
    tracer.startSpan(`page load ${name}`, { root: true, startTime: performance.timeOrigin, attributes }),
  );
  const [first] = calls;
  if (first === undefined) {
    page.end(instant(loadedMs()));
    return page.spanContext();
  }
  const below = (span: typeof page): Context => trace.setSpan(ROOT_CONTEXT, span);
  const startTime = instant(first.startMs);
  const view = ids.use(viewSpanId, undefined, () =>
    tracer.startSpan(`aggregate dashboard ${name}`, { startTime, attributes }, below(page)),
  );
  const told = (call: EarlyCall) => ids.use(call.spanId, undefined, () => callSpan(call, below(view)));
  if (early.drawnMs !== null) {
    for (const call of calls) told(call);
    const failed = calls.filter(({ status }) => hasFailed(status)).length;
    view.setAttributes({ 'otel_bi.calls': calls.length, 'otel_bi.failed_calls': failed });
    const drawn = instant(early.drawnMs);
    view.end(drawn);
    page.end(drawn);
    return page.spanContext();
  }
  const adopted = views.adopt(view, () => page.end());
  const open = new Map(calls.map((call) => [call, adopted.begin()]));
  early.onEnd = (call) => {
    told(call);
    open.get(call)?.end(call.status);
  };
  for (const call of calls) if (call.endMs !== null) early.onEnd(call);
  adopted.ready();
  return page.spanContext();

  function callSpan({ method, address, startMs, endMs, status }: EarlyCall, parent: Context): void {
    const { hostname } = new URL(apiBase);
    const span = tracer.startSpan(
      method,
      {
        kind: SpanKind.CLIENT,
        startTime: instant(startMs),
        attributes: {
          'http.request.method': method,
          'url.full': apiBase + address,
          'server.address': hostname,
          ...(status > 0 ? { 'http.response.status_code': status } : {}),
          ...(status === GIVEN_UP ? { [CANCELLED]: true } : {}),
        },
      },
      parent,
    );
    if (hasFailed(status)) {
      span
        .setStatus({ code: SpanStatusCode.ERROR })
        .setAttribute('error.type', status === 0 ? 'network_error' : String(status));
    }
    span.end(instant(endMs ?? startMs));
  }
}
