/** Every named query of the product with its example parameters. */
import { qualityExamples } from '@otel-bi/shared/quality/examples.ts';
import { awDataState } from '@otel-bi/shared/warehouse/aw/data-state.ts';
import { awExamples } from '@otel-bi/shared/warehouse/aw/examples.ts';
import type { ParameterValue, Query } from '@otel-bi/shared/warehouse/port.ts';
import { wwiDataState } from '@otel-bi/shared/warehouse/wwi/data-state.ts';
import { wwiExamples } from '@otel-bi/shared/warehouse/wwi/examples.ts';

export interface QueryExamples {
  readonly query: Query;
  readonly examples: readonly Readonly<Record<string, ParameterValue>>[];
}

/** Queries without parameters that no other list has. */
const single: readonly QueryExamples[] = [awDataState, wwiDataState].map((query) => ({
  query,
  examples: [{}],
}));

export const allExamples: readonly QueryExamples[] = [
  ...awExamples,
  ...wwiExamples,
  ...qualityExamples,
  ...single,
];
