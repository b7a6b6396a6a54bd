/** One line of `bench/results.json`. Times drift between runs and machines: `ratio` is what to compare. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The floor measured in the same run, in the same unit; null where there is none. */
  readonly baseline: number | null;
  /** value / baseline. */
  readonly ratio: number | null;
}

/** @returns the measurement with its ratio; numbers rounded to four significant digits */
export function measurement(
  name: string,
  value: number,
  unit: string,
  baseline: number | null = null,
): Measurement {
  const short = (number: number) => Number(number.toPrecision(4));
  return {
    name,
    value: short(value),
    unit,
    baseline: baseline === null ? null : short(baseline),
    ratio: baseline === null || baseline === 0 ? null : short(value / baseline),
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Median milliseconds of `runs` runs, after one that warms up. */
export async function medianMs(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}
