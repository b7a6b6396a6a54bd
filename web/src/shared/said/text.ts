/** What an answer says about its numbers, in the reader's language and with dates as the reader writes them. */
import type { said } from '@otel-bi/shared/contract/envelope.ts';
import { fill, type Writer } from '@otel-bi/shared/words/fill.ts';
import { phrases, words } from '@otel-bi/shared/words/phrases.ts';
import type * as z from 'zod/mini';
import type { Formatter } from '../format/format.ts';
import type { Messages } from '../i18n/en.ts';

type Sentences = z.output<typeof said>;

/** A text with its sentences by key, as the API sends both. */
export interface Saying {
  readonly text: string;
  readonly said: Sentences | undefined;
}

/** Sayings of another language than English; its own come with what the API speaks. */
export interface SaidMessages {
  readonly phrases: Readonly<Record<keyof typeof phrases, string>>;
  readonly words: Readonly<Record<keyof typeof words, string>>;
}

/** Digits of a number in a sentence. */
const DIGITS = 1;

/**
 * The sentences as the reader has them.
 * @returns undefined where one of them is not known, as from a newer API: its English stands then
 */
export function saidText(sentences: Sentences | undefined, m: Messages, f: Formatter): string | undefined {
  const templates: Readonly<Record<string, string>> = m.said?.phrases ?? phrases;
  if (sentences === undefined || sentences.some(({ key }) => !Object.hasOwn(templates, key)))
    return undefined;
  const writer = { ...writerOf(m, f), words: m.said?.words ?? words };
  const said = sentences.map(({ key, params }) => fill(templates[key] ?? '', params, writer)).join(' ');
  // A day that ends with a point, as Croatian ones do, ends its sentence too.
  return said.replaceAll(/\.\.(?=\s|$)/g, '.');
}

/** How the reader's language writes what stands in the slots. */
export function writerOf(m: Messages, f: Formatter): Omit<Writer, 'words'> {
  const number = (value: number) => f.number(value, DIGITS);
  return {
    number,
    day: f.date,
    percent: (value) => f.percent(value, DIGITS),
    ratio: (value: number) => f.fixed(value, 2),
    list: f.list,
    plural: (count, forms) => m.nounForm(number(count), forms),
  };
}
