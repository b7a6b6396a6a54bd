/**
 * Seeded pseudo-random numbers: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state, seeded from text by
 * a 32-bit mixing hash. Only 32-bit integer operations decide the raw stream, so it is the same on every
 * machine; `normal` adds Math.log and Math.sqrt, which the pinned V8 computes in software.
 */
export interface Random {
  /** A number in [0, 1), with 32 random bits. */
  next(): number;
  /** A whole number in [0, limit). */
  int(limit: number): number;
  /** A whole number in [from, to], both included. */
  between(from: number, to: number): number;
  /** A number in [from, to). */
  uniform(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** Standard normal, drawn again until it lies within `limit` standard deviations. */
  boundedNormal(limit: number): number;
  /** An element of a list that is not empty. @throws RangeError on an empty list */
  pick<T>(items: readonly T[]): T;
  /** A copy of the list in random order. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Mixes text into a 32-bit number (the finaliser of MurmurHash3 over a running product). */
function hashText(text: string, start: number): number {
  let hash = start ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A stream of its own for each pair of seed and label, so that drawing more in one part of the warehouse
 * leaves every other part as it was.
 */
export function createRandom(seed: number, label: string): Random {
  const text = `${seed}/${label}`;
  let a = hashText(text, 0x243f6a88) | 0;
  let b = hashText(text, 0x85a308d3) | 0;
  let c = hashText(text, 0x13198a2e) | 0;
  let counter = 1;

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  // The authors' advice: drop the first outputs, in which the seed still shows.
  for (let round = 0; round < 15; round += 1) bits();

  const next = (): number => bits() / 4_294_967_296;
  const int = (limit: number): number => Math.floor(next() * limit);

  let spare = Number.NaN;
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const value = spare;
      spare = Number.NaN;
      return value;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    }
  }

  return {
    next,
    int,
    between: (from, to) => from + int(to - from + 1),
    uniform: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    normal,
    boundedNormal(limit) {
      for (;;) {
        const value = normal();
        if (Math.abs(value) <= limit) return value;
      }
    },
    pick(items) {
      const item = items[int(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    shuffle(items) {
      const keyed = items.map((item, place) => ({ item, place, roll: next() }));
      keyed.sort((left, right) => left.roll - right.roll || left.place - right.place);
      return keyed.map(({ item }) => item);
    },
  };
}
