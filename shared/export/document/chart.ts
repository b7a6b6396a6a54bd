/** Charts as data; the PDF writer draws them. */

export interface LineSeries {
  readonly label: string;
  readonly color: string;
  /** One value a point of the axis; null breaks the line. */
  readonly values: readonly (number | null)[];
  readonly isDashed?: boolean;
  /** Interval around the line, drawn as a band. */
  readonly band?: { readonly lower: readonly number[]; readonly upper: readonly number[] };
}

export interface LineChart {
  readonly kind: 'line';
  readonly title: string;
  /** Unit of the vertical axis, e.g. `USD a week`. */
  readonly unit: string;
  /** ISO dates, ascending. */
  readonly dates: readonly string[];
  readonly series: readonly LineSeries[];
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is written behind the bar. */
  readonly text: string;
  readonly color: string;
  /** A reference on the same scale, drawn as a tick. */
  readonly mark?: number;
}

export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** Says what the tick is, where bars have one. */
  readonly markLabel?: string;
}

export type Chart = LineChart | BarChart;

/** Okabe and Ito's palette, which colour-blind readers can tell apart. */
export const palette = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  vermilion: '#D55E00',
  purple: '#CC79A7',
  sky: '#56B4E9',
  grey: '#8A929B',
} as const;
