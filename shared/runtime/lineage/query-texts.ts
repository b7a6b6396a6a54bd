/** Which query texts this process ran, so that the audit trail can hold them beside the numbers. */
import { createHash } from 'node:crypto';
import type { QueryText } from '../../store/audit.ts';
import type { Warehouse } from '../../warehouse/port.ts';

/** By query name: a name has one text in a process. */
const texts = new Map<string, string>();

/** The warehouse, which notes the text of each query that is run. */
export function notingQueries(inner: Warehouse): Warehouse {
  return {
    ...inner,
    run(query, parameters, options) {
      texts.set(query.name, query.text);
      return inner.run(query, parameters, options);
    },
  };
}

/** Queries by name and text, and the hash that stands for them in the trail. */
export interface QuerySet {
  readonly hash: string;
  /** Sorted by name. */
  readonly texts: readonly QueryText[];
}

/** The texts of queries that this process ran; undefined where there are none or one of them was not. */
export function querySet(names: readonly string[]): QuerySet | undefined {
  const found = [...new Set(names)].sort().map((name) => [name, texts.get(name)] as const);
  const known = found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return known.length === 0 || known.length < found.length
    ? undefined
    : { hash: hashOfQueries(known), texts: known };
}

/** What an audit row says of its queries: their names and, where every text is known, hash and texts. */
export function recordedQueries(queries: readonly string[]) {
  const set = querySet(queries);
  return set === undefined ? { queries } : { queries, queryHash: set.hash, queryTexts: set.texts };
}

/** SHA-256 of `[[name, text], ...]` as JSON text. @param queries sorted by name */
function hashOfQueries(queries: readonly QueryText[]): string {
  return createHash('sha256').update(JSON.stringify(queries)).digest('hex');
}
