/** Sentences of an answer: said as a key with parameters, so that each reader gets them in their language. */
import { fill, type Parameter, plain } from './fill.ts';
import { type PhraseKey, phrases, words } from './phrases.ts';

/** One sentence, or a clause that leads to the next. */
export interface Said {
  readonly key: PhraseKey;
  readonly params: Readonly<Record<string, Parameter>>;
}

type NameIn<S extends string> = S extends `${infer N}:${string}`
  ? N
  : S extends `${infer N}|${string}`
    ? N
    : S;
type SlotsOf<T extends string> = T extends `${string}{${infer S}}${infer Rest}`
  ? NameIn<S> | SlotsOf<Rest>
  : never;
type ParametersOf<K extends PhraseKey> = [SlotsOf<(typeof phrases)[K]>] extends [never]
  ? []
  : [Readonly<Record<SlotsOf<(typeof phrases)[K]>, Parameter>>];

/** A sentence by its key, with exactly the parameters of its template. */
export function say<K extends PhraseKey>(key: K, ...[params]: ParametersOf<K>): Said {
  return { key, params: params ?? {} };
}

/** Sentences in English, as the API writes them beside their keys. */
export function textOf(said: readonly Said[]): string {
  return said.map(({ key, params }) => fill(phrases[key], params, { ...plain, words })).join(' ');
}

/** Why something is missing, as an answer's row has it. */
export function reasonOf(said: readonly Said[]): { reason: string; said: Said[] } {
  return { reason: textOf(said), said: [...said] };
}
