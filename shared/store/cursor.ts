/** Opaque page cursors: the sort key of a page's last row, as base64url of a JSON array. */
import { AppError } from '../contract/errors.ts';

const shapes = {
  /** ISO 8601 UTC with microseconds, as the store answers timestamps. */
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
} as const;

export type KeyType = 'int' | keyof typeof shapes;
export type KeyValues<K extends readonly KeyType[]> = {
  readonly [I in keyof K]: K[I] extends 'int' ? number : string;
};

export interface CursorCodec<K extends readonly KeyType[]> {
  encode(key: KeyValues<K>): string;
  /** @throws AppError `invalid_parameter` naming `cursor` for anything `encode` would not have made */
  decode(cursor: string): KeyValues<K>;
}

const MAX_LENGTH = 400;

function isKeyValue(type: KeyType, value: unknown): boolean {
  if (type === 'int') return Number.isSafeInteger(value) && Number(value) >= 0;
  if (typeof value !== 'string' || !shapes[type].test(value)) return false;
  return type !== 'instant' || isRealInstant(value);
}

/** Refuses 2025-02-30, which Date would roll over and PostgreSQL would answer with an error. */
function isRealInstant(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === value.slice(0, 19);
}

function parse(cursor: string): unknown {
  if (cursor.length > MAX_LENGTH || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Cursors of one list. `list` is inside the cursor, so that one list's cursor is refused by another.
 * @param keyTypes types of the sort key's parts, in order
 */
export function cursorCodec<const K extends readonly KeyType[]>(list: string, keyTypes: K): CursorCodec<K> {
  const encode = (key: KeyValues<K>) =>
    Buffer.from(JSON.stringify([list, ...key]), 'utf8').toString('base64url');
  return {
    encode,
    decode(cursor) {
      const [name, ...key] = asArray(parse(cursor));
      const isValid =
        name === list &&
        key.length === keyTypes.length &&
        keyTypes.every((type, i) => isKeyValue(type, key[i]));
      // Checked part by part just above; the compiler cannot follow a tuple through `every`.
      const values = key as unknown as KeyValues<K>;
      if (!isValid || encode(values) !== cursor) throw badCursor();
      return values;
    },
  };
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function badCursor(): AppError {
  const message = 'is not a cursor of this list: use meta.nextCursor of the page before, unchanged';
  return new AppError('invalid_parameter', `cursor ${message}`, {
    fields: [{ field: 'cursor', in: 'query', message }],
  });
}
