interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * Smallest value of a function near `start`, by the downhill simplex of Nelder and Mead (1965) with the
 * standard coefficients (1, 2, 0.5, 0.5). Stops after `evaluations` calls or when the simplex is flat.
 * Deterministic. NaN counts as infinity.
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  step: number,
  evaluations: number,
): Vertex {
  let calls = 0;
  const vertex = (point: readonly number[]): Vertex => {
    calls += 1;
    const value = objective(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const toward = (from: readonly number[], to: readonly number[], share: number): number[] =>
    from.map((value, index) => value + share * ((to[index] ?? 0) - value));
  const order = (a: Vertex, b: Vertex): number => a.value - b.value;
  let simplex = [
    vertex(start),
    ...start.map((_, axis) => vertex(start.map((value, index) => (index === axis ? value + step : value)))),
  ].sort(order);
  while (calls < evaluations) {
    const [best] = simplex;
    const worst = simplex.at(-1);
    const second = simplex.at(-2);
    if (best === undefined || worst === undefined || second === undefined) break;
    if (worst.value - best.value <= 1e-9 * Math.abs(best.value)) break;
    const others = simplex.slice(0, -1);
    const center = start.map(
      (_, axis) => others.reduce((sum, { point }) => sum + (point[axis] ?? 0), 0) / others.length,
    );
    const reflected = vertex(toward(worst.point, center, 2));
    let replacement: Vertex | null = reflected;
    if (reflected.value < best.value) {
      const expanded = vertex(toward(worst.point, center, 3));
      if (expanded.value < reflected.value) replacement = expanded;
    } else if (reflected.value >= second.value) {
      const contracted = vertex(toward(worst.point, center, reflected.value < worst.value ? 1.5 : 0.5));
      replacement = contracted.value < Math.min(worst.value, reflected.value) ? contracted : null;
    }
    simplex =
      replacement === null
        ? [best, ...simplex.slice(1).map(({ point }) => vertex(toward(best.point, point, 0.5)))]
        : [...others, replacement];
    simplex.sort(order);
  }
  return simplex[0] ?? vertex(start);
}
