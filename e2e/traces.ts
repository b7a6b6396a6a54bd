/** Traces as the API has them, for the browser tests. */
import { expect } from 'vitest';
import { ask } from './browser.ts';

export interface SeenSpan {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: string;
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface SeenTrace {
  readonly traceId: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly tree: readonly SeenSpan[];
  readonly audit: readonly { readonly id: string; readonly action: string }[];
}

/** The trace once the page has sent its own part, which it does some seconds later. */
export async function completeTrace(traceId: string, root: RegExp): Promise<SeenTrace> {
  await expect
    .poll(async () => ((await ask(`/api/traces/${traceId}`)).data as SeenTrace).name, { timeout: 20_000 })
    .toMatch(root);
  return (await ask(`/api/traces/${traceId}`)).data as SeenTrace;
}

/** From a span up to its root, by names; a parent that is not known ends in `?`. */
export function pathOf({ tree }: SeenTrace, span: SeenSpan | undefined): string[] {
  if (span === undefined) return [];
  const { name, parentSpanId } = span;
  if (parentSpanId === null) return [name];
  const parent = tree.find(({ spanId }) => spanId === parentSpanId);
  return [name, ...(parent === undefined ? ['?'] : pathOf({ tree } as SeenTrace, parent))];
}
