/**
 * The context of what happens now. A browser cannot follow a context through promises, and React acts long
 * after the click; but a page does one thing at a time, so whatever is sent without a context of its own
 * belongs to what the reader last did.
 */
import { type Context, ROOT_CONTEXT, type SpanContext, trace } from '@opentelemetry/api';
import { StackContextManager } from '@opentelemetry/sdk-trace';

export class AmbientContext extends StackContextManager {
  #ambient: Context = ROOT_CONTEXT;

  /** @param span null when nothing is going on */
  set(span: SpanContext | null): void {
    // Wrapped, so that nobody who finds it here can rename or end it.
    this.#ambient = span === null ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, trace.wrapSpanContext(span));
  }

  override active(): Context {
    const stacked = super.active();
    return stacked === ROOT_CONTEXT ? this.#ambient : stacked;
  }
}
