/** What an instrument has measured so far: one point for each set of attributes, cumulative. */
import type { Attributes } from '@opentelemetry/api';

/** Sets of attributes of one instrument; what has others then goes into one point (metrics SDK, 2.9). */
const MAX_POINTS = 2_000;
const OVERFLOW: Attributes = { 'otel.metric.overflow': true };

export interface Point<T> {
  readonly attributes: Attributes;
  readonly value: T;
}

/** Points by their attributes, whatever order these come in. */
export interface Points<T> {
  /** The point's value to change, made when it is new. */
  at(attributes: Attributes): T;
  all(): Iterable<Point<T>>;
  clear(): void;
}

export function createPoints<T>(make: () => T): Points<T> {
  const points = new Map<string, Point<T>>();
  /** By the order in which the attributes came, which for one place in the code is always the same. */
  const shortcuts = new Map<string, Point<T>>();

  function find(attributes: Attributes): Point<T> {
    const key = keyOf(Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))));
    const known = points.get(key);
    if (known !== undefined) return known;
    const isFull = points.size >= MAX_POINTS - 1;
    const kept = isFull ? OVERFLOW : { ...attributes };
    const made = (isFull ? points.get(keyOf(OVERFLOW)) : undefined) ?? { attributes: kept, value: make() };
    points.set(isFull ? keyOf(OVERFLOW) : key, made);
    return made;
  }

  return {
    at(attributes) {
      const key = keyOf(attributes);
      const shortcut = shortcuts.get(key);
      if (shortcut !== undefined) return shortcut.value;
      const found = find(attributes);
      if (shortcuts.size < MAX_POINTS) shortcuts.set(key, found);
      return found.value;
    },
    all: () => points.values(),
    clear() {
      points.clear();
      shortcuts.clear();
    },
  };
}

function keyOf(attributes: Attributes): string {
  return JSON.stringify(attributes);
}
