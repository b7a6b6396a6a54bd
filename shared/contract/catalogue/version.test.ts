import { describe, expect, it } from 'vitest';
import type { MetricDefinition } from '../platform/metrics.ts';
import { metricCatalogue } from './index.ts';
import { catalogueVersion, versionOf } from './version.ts';

/** The same value with something else in it. */
function changed(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? ['new'] : value.slice(1);
  if (value === null) return 'new';
  return typeof value === 'object' ? { ...value, new: true } : `${value} `;
}

describe('the version of the metric catalogue', () => {
  it('is another one when any field of any definition is another', () => {
    const versions = new Set([catalogueVersion]);
    let changes = 0;
    for (const [index, definition] of metricCatalogue.entries()) {
      for (const [field, value] of Object.entries(definition)) {
        const other = { ...definition, [field]: changed(value) } as MetricDefinition; // not one that would be valid
        versions.add(versionOf(metricCatalogue.with(index, other)));
        changes += 1;
      }
    }
    expect(changes).toBeGreaterThan(metricCatalogue.length * 5);
    expect(versions.size).toBe(changes + 1);
  });

  it('is another one when a definition is added or taken away', () => {
    const [first] = metricCatalogue;
    if (first === undefined) throw new Error('the catalogue is empty');
    expect(versionOf(metricCatalogue.slice(1))).not.toBe(catalogueVersion);
    expect(versionOf([...metricCatalogue, { ...first, key: 'another' }])).not.toBe(catalogueVersion);
  });

  it('stays when definitions and their fields are only written in another order', () => {
    const rewritten = metricCatalogue.toReversed().map((definition) => {
      const entries = Object.entries(definition).toReversed();
      return Object.fromEntries(entries) as unknown as MetricDefinition; // the same fields
    });
    expect(versionOf(rewritten)).toBe(catalogueVersion);
  });
});
