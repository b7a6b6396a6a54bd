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

function hasParents({ tree }: SeenTrace): boolean {
  const known = new Set(tree.map(({ spanId }) => spanId));
  return tree.every(({ parentSpanId }) => parentSpanId === null || known.has(parentSpanId));
}

/** The trace once the page has sent its own part, which it does some seconds later. */
export async function completeTrace(traceId: string, root: RegExp): Promise<SeenTrace> {
  let trace: SeenTrace | undefined;
  await expect
    .poll(
      async () => {
        trace = (await ask(`/api/traces/${traceId}`)).data as SeenTrace;
        // A click is told at once; the calls that it caused when they have ended.
        return hasParents(trace) ? trace.name : `part of ${trace.name}`;
      },
      { timeout: 40_000 },
    )
    .toMatch(root);
  if (trace === undefined) throw new Error(`trace ${traceId} was never asked for`);
  return trace;
}

/** From a span up to its root, by names; a parent that is not known ends in `?`. */
export function pathOf({ tree }: SeenTrace, span: SeenSpan | undefined): string[] {
  if (span === undefined) return [];
  const { name, parentSpanId } = span;
  if (parentSpanId === null) return [name];
  const parent = tree.find(({ spanId }) => spanId === parentSpanId);
  return [name, ...(parent === undefined ? ['?'] : pathOf({ tree } as SeenTrace, parent))];
}
