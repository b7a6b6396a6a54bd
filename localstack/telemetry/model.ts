/** Spans and log lines as the one-machine edition keeps them. */
import type { attributeValue, spanKind } from '@otel-bi/shared/contract/embedded/traces.ts';
import type * as z from 'zod/mini';

export type AttributeValue = z.infer<typeof attributeValue>;
export type StoredAttributes = Readonly<Record<string, AttributeValue>>;
export type Kind = z.infer<typeof spanKind>;

export interface StoredSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: Kind;
  readonly service: string;
  readonly scope: string;
  /** Milliseconds since 1970, with fractions. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly isError: boolean;
  readonly statusMessage: string | null;
  readonly attributes: StoredAttributes;
  readonly events: readonly {
    readonly name: string;
    readonly atMs: number;
    readonly attributes: StoredAttributes;
  }[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

export interface StoredLog {
  readonly traceId: string;
  readonly spanId: string | null;
  readonly atMs: number;
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const kinds: readonly Kind[] = ['internal', 'server', 'client', 'producer', 'consumer'];

/** @param index as the API numbers them: 0 internal to 4 consumer; anything else reads as internal */
export function kindOf(index: number): Kind {
  return kinds[index] ?? 'internal';
}
