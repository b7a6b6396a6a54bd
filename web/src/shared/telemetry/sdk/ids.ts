/** Ids of spans: random, or those that an early call has already carried to the API. */
import type { IdGenerator } from '@opentelemetry/sdk-trace';
import { newSpanId, newTraceId } from '../early.ts';

export class PresetIds implements IdGenerator {
  #traceId: string | undefined;
  #spanId: string | undefined;

  /** Makes one span, which gets these ids. */
  use<T>(spanId: string, traceId: string | undefined, make: () => T): T {
    this.#spanId = spanId;
    this.#traceId = traceId;
    try {
      return make();
    } finally {
      this.#spanId = undefined;
      this.#traceId = undefined;
    }
  }

  generateTraceId(): string {
    return this.#traceId ?? newTraceId();
  }

  generateSpanId(): string {
    return this.#spanId ?? newSpanId();
  }
}
