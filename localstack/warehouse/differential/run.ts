/** Runs every query with every example on two engines over the same data. */
import type { Query, Warehouse } from '@otel-bi/shared/warehouse/port.ts';
import { compareRows, type Difference } from './compare.ts';
import type { QueryExamples } from './queries.ts';

export interface ComparedQuery {
  readonly query: Query;
  readonly examples: number;
  /** Rows of all examples together. */
  readonly rows: number;
  /** Median milliseconds of one example. */
  readonly leftMs: number;
  readonly rightMs: number;
  readonly differences: readonly (Difference & { readonly parameters: string })[];
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** One after the other, so that the times mean something. */
export async function compareQuery(
  { query, examples }: QueryExamples,
  left: Warehouse,
  right: Warehouse,
): Promise<ComparedQuery> {
  const leftTimes: number[] = [];
  const rightTimes: number[] = [];
  const differences: (Difference & { parameters: string })[] = [];
  let rows = 0;
  for (const parameters of examples) {
    const first = await timed(() => left.run(query, parameters));
    const second = await timed(() => right.run(query, parameters));
    leftTimes.push(first.ms);
    rightTimes.push(second.ms);
    rows += first.result.length;
    const found = compareRows(query, first.result, second.result);
    differences.push(...found.map((each) => ({ ...each, parameters: JSON.stringify(parameters) })));
  }
  return {
    query,
    examples: examples.length,
    rows,
    leftMs: median(leftTimes),
    rightMs: median(rightTimes),
    differences,
  };
}
