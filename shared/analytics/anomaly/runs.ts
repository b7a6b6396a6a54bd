import type { Judged } from './evenly.ts';

/** Days beside an anomalous one belong to it from this score on (same direction). */
const joinScore = 2.5;
/** Ordinary steps that a run may bridge. */
const bridge = 1;

/**
 * Groups anomalous values (score beyond `threshold`) into runs: neighbours of the same direction beyond
 * `joinScore` belong to them, and one ordinary step between does not part a run. Each run lists its
 * members in order.
 */
export function groupRuns(judged: readonly Judged[], threshold: number): Judged[][] {
  const runs: Judged[][] = [];
  let run: Judged[] = [];
  const close = (): void => {
    if (run.some((member) => Math.abs(member.score) >= threshold)) runs.push(run);
    run = [];
  };
  for (const point of judged) {
    if (Math.abs(point.score) < Math.min(joinScore, threshold)) continue;
    const last = run.at(-1);
    const follows =
      last !== undefined &&
      point.index - last.index <= bridge + 1 &&
      Math.sign(point.score) === Math.sign(last.score);
    if (!follows) close();
    run.push(point);
  }
  close();
  return runs;
}
