/** The time axis of a waterfall. */

export interface TimeScale {
  readonly fromMs: number;
  readonly lengthMs: number;
}

const STEPS = [1, 2, 5, 10];

/** Round instants, about as many as wanted, first and last within the scale. */
export function ticksOf({ lengthMs }: TimeScale, wanted: number): number[] {
  if (lengthMs <= 0) return [0];
  const rough = lengthMs / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const count = Math.floor(lengthMs / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Left edge and width of a span in percent of the scale; never nothing. */
export function placeOf({ fromMs, lengthMs }: TimeScale, offsetMs: number, durationMs: number) {
  if (lengthMs <= 0) return { left: 0, width: 100 };
  const left = Math.min(100, Math.max(0, (100 * (offsetMs - fromMs)) / lengthMs));
  return { left, width: Math.min(100 - left, Math.max(0, (100 * durationMs) / lengthMs)) };
}
