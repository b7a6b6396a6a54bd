/** The version of the metric catalogue: another one exactly when a definition is another. */
import { createHash } from 'node:crypto';
import type { MetricDefinition } from '../platform/metrics.ts';
import { metricCatalogue } from './index.ts';

/** Hexadecimal digits: enough that no two catalogues of this product ever share them. */
const DIGITS = 16;

/** The first digits of SHA-256 over all definitions, in whatever order they or their fields are written. */
export function versionOf(definitions: readonly MetricDefinition[]): string {
  const texts = definitions.map((definition) => JSON.stringify(Object.entries(definition).sort(byFirst)));
  return createHash('sha256').update(JSON.stringify(texts.sort())).digest('hex').slice(0, DIGITS);
}

/** Names of fields, of which no two are the same. */
function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Written into the audit trail beside the numbers; each version's definitions are kept in the store. */
export const catalogueVersion = versionOf(metricCatalogue);
