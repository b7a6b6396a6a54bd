/** The browser's instrumentations, told what is worth a span here. */
import { type Span, type SpanContext, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { DocumentLoadInstrumentation } from '@opentelemetry/instrumentation-document-load';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { UserInteractionInstrumentation } from '@opentelemetry/instrumentation-user-interaction';
import { XMLHttpRequestInstrumentation } from '@opentelemetry/instrumentation-xml-http-request';
import { CANCELLED } from '@otel-bi/shared/contract/telemetry.ts';
import { LEFT_OUT } from '../calls.ts';
import { clickName, controlOf, describeControl } from './control.ts';
import type { Views } from './views.ts';
import type { Vocabulary } from './vocabulary.ts';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Addresses that get neither spans nor trace headers: all but those of our own API. */
export function foreignAddress(apiBase: string): RegExp {
  return new RegExp(`^(?!${escaped(apiBase)}/api/(?!${LEFT_OUT}))`);
}

/** Traces the calls to the API. */
export function instrumentCalls(apiBase: string): void {
  const calls = {
    ignoreUrls: [foreignAddress(apiBase)],
    propagateTraceHeaderCorsUrls: [new RegExp(`^${escaped(apiBase)}/api/`)],
  };
  new FetchInstrumentation({
    ...calls,
    applyCustomAttributesOnSpan: (span, _request, result) => {
      if (result instanceof Error) failed(span, result);
    },
  });
  new XMLHttpRequestInstrumentation(calls);
}

/** On a span that tells of what has a span of its own: it does not leave. */
export const TOLD_ELSEWHERE = 'otel_bi.told_elsewhere';

/** Whether a file of the page was in truth a call to the API, which has its own span from the client on. */
export function isCall(
  { name, initiatorType }: Pick<PerformanceResourceTiming, 'name' | 'initiatorType'>,
  apiBase: string,
): boolean {
  // The settings are read before anybody knows whether telemetry is on.
  return initiatorType === 'fetch' && !foreignAddress(apiBase).test(name) && name !== `${apiBase}/api/config`;
}

/** What a page asks for once all is on the screen, as what sends its telemetry, is no part of its load. */
export function isLate(
  { startTime }: Pick<PerformanceResourceTiming, 'startTime'>,
  drawnMs: number | null,
): boolean {
  return drawnMs !== null && startTime > drawnMs;
}

/**
 * Traces the load of the document, below the span of the page.
 * @param drawnMs when all was on the screen, in milliseconds since the page began to load; null where not yet
 */
export function instrumentLoad(
  { traceId, spanId }: SpanContext,
  apiBase: string,
  drawnMs: number | null,
): void {
  // Where the instrumentation looks for its parent, in a task of its own.
  const parent = document.createElement('meta');
  parent.name = 'traceparent';
  parent.content = `00-${traceId}-${spanId}-01`;
  document.head.append(parent);
  new DocumentLoadInstrumentation({
    applyCustomAttributesOnSpan: {
      resourceFetch: (span, resource) => {
        if (isCall(resource, apiBase) || isLate(resource, drawnMs)) span.setAttribute(TOLD_ELSEWHERE, true);
      },
    },
  });
  setTimeout(() => parent.remove());
}

/** A call that the page itself gave up is no failure. */
function failed(span: Span, { name }: Error): void {
  if (name === 'AbortError') span.setAttribute(CANCELLED, true);
  else span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', name);
}

interface ClickParts {
  readonly tracer: Tracer;
  readonly views: Views;
  /** Path of the page that is open. */
  readonly path: () => string;
  readonly words: Vocabulary;
  /** Whether clicks there are worth a span. */
  readonly isWatched: () => boolean;
}

/** One span for each click on something that acts, and what it causes below it. */
export function instrumentClicks({ tracer, views, path, words, isWatched }: ClickParts): void {
  const seen = new WeakSet<Event>();
  /** Whether the span is the click's, and then what comes now is its consequence. */
  const take = (event: Event | undefined, element: Element, span: Span): boolean => {
    const target = controlOf(element);
    if (event === undefined || seen.has(event) || target === null || !isWatched()) return false;
    seen.add(event);
    const control = describeControl(target, words);
    span.updateName(clickName(control, path()));
    span.setAttribute('otel_bi.control.kind', control.kind);
    if (control.label !== null) span.setAttribute('otel_bi.control.label', control.label);
    if (control.part !== null) span.setAttribute('otel_bi.control.part', control.part);
    views.causedBy(span.spanContext());
    return true;
  };
  new UserInteractionInstrumentation({
    eventNames: ['click'],
    shouldPreventSpanCreation: (_name, element, span) => !take(window.event, element, span),
  });
  // React took its listeners before: this one is there to be seen by the instrumentation.
  document.addEventListener(
    'click',
    (event) => {
      const { target } = event;
      // The instrumentation looks at HTML alone, and icons and charts are none.
      if (!(target instanceof SVGElement)) return;
      const span = tracer.startSpan('click', { attributes: { event_type: 'click', target_element: 'svg' } });
      if (take(event, target, span)) span.end();
    },
    { capture: true, passive: true },
  );
}
