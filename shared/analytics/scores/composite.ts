import { reasonOf, type Said } from '../../words/say.ts';
import { roundNumber } from '../money/round.ts';
import type { Drawn } from './peers.ts';

/** One part of a score before weighting: its value, or why it has none. */
export interface ScorePart {
  readonly name: string;
  readonly label: string;
  /** Share of the score when every part has a value; those of one score add up to 1. */
  readonly weight: number;
  readonly value: number | { readonly missing: Said };
  /** Where the value was made from a measure drawn toward what is usual. */
  readonly drawn?: Drawn | undefined;
}

/** A part, or its absence with the reason. */
export function scorePart(
  name: string,
  label: string,
  weight: number,
  value: number | null | undefined,
  missing: Said,
  drawn?: Drawn | null,
): ScorePart {
  return { name, label, weight, value: value ?? { missing }, drawn: drawn ?? undefined };
}

/** One part of a score as answered: score = sum of value * weight over the parts with a value. */
export interface ScoreComponent {
  readonly name: string;
  readonly label: string;
  /** 0 to 100; null where the data do not give it. */
  readonly value: number | null;
  /** Share of this score, the weight of missing parts spread over the others; 0 of a missing part. */
  readonly weight: number;
  /** Why the value is null. */
  readonly reason?: string;
  readonly said?: Said[];
  /** What was measured and how far few observations let it be drawn toward what is usual. */
  readonly drawn?: Drawn;
}

/** A score with what it is made of. */
export interface CompositeScore {
  /** 0 to 100. */
  readonly score: number;
  readonly components: readonly ScoreComponent[];
}

/**
 * Weighs parts into a score. A missing part counts neither for nor against: the others keep their
 * proportions and share its weight. The score is made of the rounded values and weights, so a reader can
 * recompute it from the answer. Without any part it is 0.
 */
export function composeScore(parts: readonly ScorePart[]): CompositeScore {
  const present = parts.reduce((sum, part) => sum + (typeof part.value === 'number' ? part.weight : 0), 0);
  const components = parts.map((part) => component(part, present));
  const score = components.reduce((sum, { value, weight }) => sum + (value ?? 0) * weight, 0);
  return { score: roundNumber(clamp(score, 0, 100), 2), components };
}

function component({ name, label, weight, value, drawn }: ScorePart, present: number): ScoreComponent {
  if (typeof value === 'object') return { name, label, value: null, weight: 0, ...reasonOf([value.missing]) };
  return {
    name,
    label,
    value: roundNumber(clamp(value, 0, 100), 2),
    weight: present > 0 ? roundNumber(weight / present, 6) : 0,
    ...(drawn === undefined ? {} : { drawn: rounded(drawn) }),
  };
}

function rounded(drawn: Drawn): Drawn {
  const { own, usual, result } = drawn;
  return {
    ...drawn,
    own: roundNumber(own, 4),
    usual: roundNumber(usual, 4),
    result: roundNumber(result, 4),
  };
}

/** The value, or the nearer end of the range. */
function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * Ranks by score from 1, equal scores equally ("1, 2, 2, 4"); `tieBreak` orders equals, so that the order
 * never depends on the order given.
 */
export function rankByScore<T>(
  rows: readonly T[],
  score: (row: T) => number,
  tieBreak: (a: T, b: T) => number,
): (T & { readonly rank: number })[] {
  const ordered = rows.toSorted((a, b) => score(b) - score(a) || tieBreak(a, b));
  let rank = 0;
  let last = Number.NaN;
  return ordered.map((row, index) => {
    if (score(row) !== last) rank = index + 1;
    last = score(row);
    return { ...row, rank };
  });
}
