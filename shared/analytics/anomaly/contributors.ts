import { dayNumber } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { mean } from '../series/robust.ts';
import type { AnomalyFinding } from './types.ts';

/** The daily values of one part of the series: a territory, a category or a channel. */
export interface BreakdownSeries {
  readonly dimension: string;
  readonly value: string;
  readonly daily: readonly DailyPoint[];
}

/** What one part had to do with a finding; money in the series' unit, totals over the finding's points. */
export interface Contributor {
  readonly dimension: string;
  readonly value: string;
  readonly actual: number;
  readonly expected: number;
  readonly delta: number;
  /** Percent of the whole deviation that this part made; the parts of one dimension add up to 100. */
  readonly sharePct: number;
}

type Cause = Pick<AnomalyFinding, 'kind' | 'value' | 'expected' | 'points'>;

interface Part {
  readonly dimension: string;
  readonly value: string;
  readonly byDay: ReadonlyMap<number, number>;
}

/** Weeks on both sides that show what a part usually takes on that weekday. */
const weeksAround = 8;
/** Days on both sides in which other batches are looked for: about half a year. */
const batchReach = 200;
/** A day counts as a batch from this share of the expected one on. */
const batchShare = 0.3;

/**
 * For each finding the parts of each dimension, those first that drove it most. What a part was expected
 * to take is its share of comparable days (same weekday within eight weeks, or the batches of half a year,
 * without the days of any finding) times what the whole was expected to take, so that the parts' deltas
 * of one dimension add up to the finding's, provided that the breakdown is complete.
 */
export function contributors(
  breakdown: readonly BreakdownSeries[],
  findings: readonly Cause[],
  options: { readonly limit?: number } = {},
): Contributor[][] {
  const parts = breakdown.map(({ dimension, value, daily }): Part => {
    return { dimension, value, byDay: new Map(daily.map((point) => [dayNumber(point.date), point.value])) };
  });
  const unusual = new Set(findings.flatMap((finding) => daysOf(finding)));
  return findings.map((finding) => {
    const direction = Math.sign(finding.value - finding.expected);
    return [...new Set(parts.map((part) => part.dimension))]
      .flatMap((dimension) =>
        explain(
          parts.filter((part) => part.dimension === dimension),
          finding,
          unusual,
        ),
      )
      .sort((a, b) => direction * (b.delta - a.delta) || (a.value < b.value ? -1 : Number(a.value > b.value)))
      .slice(0, options.limit);
  });
}

function daysOf(finding: Cause): number[] {
  return finding.points.flatMap((point) => {
    const first = dayNumber(point.date);
    const length = finding.kind === 'week' ? 7 : finding.kind === 'month' ? 31 : 1;
    return Array.from({ length }, (_, offset) => first + offset);
  });
}

function explain(parts: readonly Part[], finding: Cause, unusual: ReadonlySet<number>): Contributor[] {
  const days = daysOf(finding);
  const comparable = days.map((day) => comparableDays(parts, finding, day, unusual));
  const usual = parts.map((part) =>
    comparable.reduce((sum, others) => {
      const values = others.map((other) => part.byDay.get(other) ?? 0);
      return sum + (values.length === 0 ? 0 : mean(values));
    }, 0),
  );
  const usualTotal = usual.reduce((sum, value) => sum + value, 0);
  const whole = finding.value - finding.expected;
  return parts.map((part, index) => {
    const actual = days.reduce((sum, day) => sum + (part.byDay.get(day) ?? 0), 0);
    const expected = usualTotal === 0 ? 0 : ((usual[index] ?? 0) / usualTotal) * finding.expected;
    const delta = actual - expected;
    const { dimension, value } = part;
    return { dimension, value, actual, expected, delta, sharePct: whole === 0 ? 0 : (100 * delta) / whole };
  });
}

function comparableDays(
  parts: readonly Part[],
  finding: Cause,
  day: number,
  unusual: ReadonlySet<number>,
): number[] {
  const isBatch = finding.kind === 'batch';
  const step = isBatch ? 1 : 7;
  const reach = isBatch ? batchReach : 7 * weeksAround;
  const total = (other: number): number => parts.reduce((sum, part) => sum + (part.byDay.get(other) ?? 0), 0);
  const days: number[] = [];
  for (let other = day - reach; other <= day + reach; other += step) {
    if (other === day || unusual.has(other)) continue;
    const value = total(other);
    if (isBatch ? value > batchShare * finding.expected : value !== 0) days.push(other);
  }
  return days;
}
