import type { IsoDate } from '../series/calendar.ts';

/** One day (or week or month, dated by its first day) outside its expected interval; series' unit. */
export interface AnomalyPoint {
  readonly date: IsoDate;
  readonly value: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  /** Distance from `expected` in robust standard deviations, signed. */
  readonly score: number;
  readonly direction: 'up' | 'down';
}

/** Neighbouring anomalous days of one direction: one event. */
export interface AnomalyFinding {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind: 'day' | 'run' | 'batch' | 'week' | 'month';
  readonly direction: 'up' | 'down';
  /** The largest score of its points, signed. */
  readonly score: number;
  /** Totals over the points. */
  readonly value: number;
  readonly expected: number;
  readonly points: readonly AnomalyPoint[];
}

/** The anomalies of a series, in order of date. */
export interface Anomalies {
  readonly findings: readonly AnomalyFinding[];
  /** All points of all findings. */
  readonly points: readonly AnomalyPoint[];
  /** Why nothing could be judged, else null. */
  readonly reason: 'no_data' | 'too_short' | 'not_finite' | 'constant' | null;
  /** Grains that were tested. */
  readonly grains: readonly ('day' | 'batch' | 'week' | 'month')[];
}
