/** What is asked of a body before its schema reads it: schemas recurse, and tell of every fault. */
import { AppError } from '@otel-bi/shared/contract/errors.ts';

/** Lists and objects within each other. An attribute of a span is the ninth; protobuf stops at 100 messages. */
const MOST_DEPTH = 128;
/** Values in all: some 8,000 spans of the product. */
const MOST_VALUES = 250_000;

interface Level {
  readonly values: readonly unknown[];
  next: number;
}

/** @throws AppError `request_malformed` for a body that is too deep, `payload_too_large` for too many values */
export function requireBounded(body: unknown): void {
  const levels: Level[] = [{ values: [body], next: 0 }];
  let count = 0;
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    if (level.next === level.values.length) {
      levels.pop();
      continue;
    }
    const value = level.values[level.next];
    level.next += 1;
    count += 1;
    if (count > MOST_VALUES) {
      throw new AppError('payload_too_large', `there are more than ${MOST_VALUES} values in the body`);
    }
    if (typeof value !== 'object' || value === null) continue;
    levels.push({ values: Array.isArray(value) ? value : Object.values(value), next: 0 });
    if (levels.length > MOST_DEPTH) {
      throw new AppError('request_malformed', `not OTLP: values within values, more than ${MOST_DEPTH} deep`);
    }
  }
}
