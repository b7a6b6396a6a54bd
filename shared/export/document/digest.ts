import { createHash } from 'node:crypto';

/** SHA-256 of a JSON array whose elements come in parts: the same as of `JSON.stringify` of the array. */
export interface ArrayDigest {
  add(items: readonly unknown[]): void;
  hex(): string;
}

export function arrayDigest(): ArrayDigest {
  const hash = createHash('sha256').update('[');
  let isEmpty = true;
  let result: string | undefined;
  return {
    add(items) {
      if (items.length === 0) return;
      const json = JSON.stringify(items).slice(1, -1);
      hash.update(isEmpty ? json : `,${json}`);
      isEmpty = false;
    },
    hex() {
      result ??= hash.update(']').digest('hex');
      return result;
    },
  };
}
