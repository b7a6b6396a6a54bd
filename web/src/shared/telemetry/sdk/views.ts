/**
 * Spans of dashboard aggregation: from the first call that a view needs to the moment when all of its numbers
 * are on the screen. Each is below what caused it: the load of the page, or a click.
 */
import type { Span, SpanContext, Tracer } from '@opentelemetry/api';
import { type CallObserver, hasFailed, type OpenCall } from '../calls.ts';
import type { Painted } from '../painted.ts';
import type { AmbientContext } from './ambient.ts';

/** A click whose consequence has not begun by then has none. */
const CAUSE_MS = 1_000;

export interface ViewParts {
  readonly tracer: Tracer;
  readonly ambient: AmbientContext;
  /** Name of the page that is open. */
  readonly page: () => string;
  /** Calls back once what has been drawn is on the screen. */
  readonly painted: Painted;
}

export interface Views {
  /** What is called from now on is the consequence of this span. */
  causedBy(span: SpanContext): void;
  readonly observer: CallObserver;
  /** Goes on with a view that began before; `onEnd` when its numbers are on the screen. */
  adopt(span: Span, onEnd: () => void): AdoptedView;
}

export interface AdoptedView {
  /** Counts a call that began before. */
  begin(): OpenCall;
  /** Says that no further call of before is to come. */
  ready(): void;
}

interface View {
  readonly span: Span;
  readonly onEnd: () => void;
  open: number;
  calls: number;
  failed: number;
  isOver: boolean;
}

export function trackViews({ tracer, ambient, page, painted }: ViewParts): Views {
  let current: View | null = null;
  let cause: SpanContext | null = null;

  function settle(view: View): void {
    if (view.open > 0) return;
    painted(() => {
      if (view.open > 0 || view.isOver) return;
      view.isOver = true;
      view.span.setAttributes({ 'otel_bi.calls': view.calls, 'otel_bi.failed_calls': view.failed });
      view.span.end();
      view.onEnd();
      if (current !== view) return;
      current = null;
      cause = null;
      ambient.set(null);
    });
  }

  function count(view: View): OpenCall {
    view.open += 1;
    view.calls += 1;
    return {
      // The instrumentation of fetch adds the headers itself.
      headers: {},
      end(status) {
        view.open -= 1;
        if (hasFailed(status)) view.failed += 1;
        settle(view);
      },
    };
  }

  function open(span: Span, onEnd: () => void): View {
    const view = { span, onEnd, open: 0, calls: 0, failed: 0, isOver: false };
    current = view;
    ambient.set(span.spanContext());
    return view;
  }

  function begun(): View {
    const name = page();
    const span = tracer.startSpan(`aggregate dashboard ${name}`, { attributes: { 'otel_bi.page': name } });
    return open(span, () => undefined);
  }

  return {
    causedBy(span) {
      // Calls of the view before still end it, but what comes now is not its own.
      current = null;
      cause = span;
      ambient.set(span);
      setTimeout(() => {
        if (cause !== span || current !== null) return;
        cause = null;
        ambient.set(null);
      }, CAUSE_MS);
    },
    observer: { begin: () => count(current ?? begun()) },
    adopt(span, onEnd) {
      const view = open(span, onEnd);
      return { begin: () => count(view), ready: () => settle(view) };
    },
  };
}
