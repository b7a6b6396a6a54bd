/** What the states of the checks say together. */

import type { Saying } from '../../shared/said/text.ts';
import type { Check } from './api/checks.ts';

const severityRank = { error: 0, warning: 1, info: 2 } as const;
/** Its key in the metric catalogue, of both warehouses. */
const REVENUE = 'total_revenue';

const statusRank = { failed: 0, unknown: 1, passed: 2 } as const;

/** What found something first, then the graver, then the one with more findings. */
export function byUrgency<T extends Check>(checks: readonly T[]): T[] {
  return checks.toSorted(
    (a, b) =>
      statusRank[a.status] - statusRank[b.status] ||
      severityRank[a.severity] - severityRank[b.severity] ||
      (b.failures ?? 0) - (a.failures ?? 0) ||
      (a.name < b.name ? -1 : Number(a.name > b.name)),
  );
}

export interface QualitySummary {
  readonly all: number;
  readonly failed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly unknown: number;
  /** Failed checks whose findings can distort the revenue. */
  readonly touchRevenue: number;
  /** Why checks have no answer, the reason of most of them first. */
  readonly whyUnknown: readonly Saying[];
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
    touchRevenue: distorting(checks, REVENUE).length,
    whyUnknown: reasonsOf(checks.filter(({ status }) => status === 'unknown')),
    newest:
      checks
        .flatMap(({ checkedAt }) => checkedAt ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}

function reasonsOf(unanswered: readonly Check[]): Saying[] {
  const byText = Map.groupBy(
    unanswered.map(({ notes, said }) => ({ text: notes.join(' '), said })),
    ({ text }) => text,
  );
  return [...byText.values()].toSorted((a, b) => b.length - a.length).flatMap(([first]) => first ?? []);
}

/** Checks that found rows which can distort a metric. */
export function distorting(checks: readonly Check[], metric: string): readonly Check[] {
  return checks.filter(({ status, metrics }) => status === 'failed' && metrics.includes(metric));
}

/** What the newest run read, as the checks' answer says. */
interface CheckedData {
  readonly dataState: string | null;
  readonly dataChangedAt: string | null;
}

/** Whether checks say nothing about a number: it came from other data, or other data came since. */
export function isOfOtherData(checked: CheckedData | undefined, dataState: string | undefined): boolean {
  if (checked === undefined) return false;
  if (dataState === undefined || checked.dataState === null) return checked.dataChangedAt !== null;
  return checked.dataState !== dataState;
}
