/** What the states of the checks say together. */
import type { Check } from './api/checks.ts';

const severityRank = { error: 0, warning: 1, info: 2 } as const;
const statusRank = { failed: 0, unknown: 1, passed: 2 } as const;

/** What found something first, then the graver, then the one with more findings. */
export function byUrgency<T extends Check>(checks: readonly T[]): T[] {
  return checks.toSorted(
    (a, b) =>
      statusRank[a.status] - statusRank[b.status] ||
      severityRank[a.severity] - severityRank[b.severity] ||
      (b.failures ?? 0) - (a.failures ?? 0),
  );
}

export interface QualitySummary {
  readonly all: number;
  readonly failed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly unknown: number;
  /** When the newest check was asked; null where none has been. */
  readonly newest: string | null;
}

export function summaryOf(checks: readonly Check[]): QualitySummary {
  const failed = checks.filter(({ status }) => status === 'failed');
  return {
    all: checks.length,
    failed: failed.length,
    errors: failed.filter(({ severity }) => severity === 'error').length,
    warnings: failed.filter(({ severity }) => severity === 'warning').length,
    unknown: checks.filter(({ status }) => status === 'unknown').length,
    newest:
      checks
        .flatMap(({ checkedAt }) => checkedAt ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}

/** Checks that found rows which can distort a metric. */
export function distorting(checks: readonly Check[], metric: string): readonly Check[] {
  return checks.filter(({ status, metrics }) => status === 'failed' && metrics.includes(metric));
}
