/** What is different now, in sentences: why a number moved, or might have. */
import type * as z from 'zod/mini';
import type { lineageChange } from '../../contract/platform/lineage-verify.ts';
import { changePhrases, changeWords } from '../../words/changes.ts';
import { fill, plain } from '../../words/fill.ts';

export type Change = z.output<typeof lineageChange>;

/** By its key and parameters, and in English. */
export function change(key: Change['key'], params: Change['params'] = {}): Change {
  return { key, params, message: fill(changePhrases[key], params, { ...plain, words: changeWords }) };
}
