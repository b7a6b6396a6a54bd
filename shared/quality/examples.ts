/** Parameter sets for every query of the checks. Tests run each on every engine. */
import type { ParameterValue, Query } from '../warehouse/port.ts';
import { sampleSize } from './check.ts';
import { qualityQueries } from './index.ts';

export interface QueryExamples {
  readonly query: Query;
  readonly examples: readonly Readonly<Record<string, ParameterValue>>[];
}

export const qualityExamples: readonly QueryExamples[] = qualityQueries.map((query) => ({
  query,
  examples: 'sample' in query.parameters ? [{ sample: sampleSize }, { sample: 1 }] : [{}],
}));
