/** What a verification says, in the reader's language. */
import { changePhrases, changeWords } from '@otel-bi/shared/words/changes.ts';
import { fill } from '@otel-bi/shared/words/fill.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { writerOf } from '../../shared/said/text.ts';
import type { Verification } from './api/lineage.ts';

type Change = Verification['changes'][number];
export type MovedValue = Verification['moved'][number];

/** Something of the record itself is not what was written. */
const FORGED: ReadonlySet<Change['key']> = new Set([
  'row_forged',
  'seal_broken',
  'answer_forged',
  'stored_rows_forged',
]);

/** The number that was asked about first, where it moved; then the whole. */
export function verdictOf(of: Verification, metric: string | undefined, m: Messages, f: Formatter): string[] {
  const texts = m.lineage;
  const { holds, comparedBy, movedCount, parts, moved, changes } = of;
  if (holds) {
    if (comparedBy === 'hash') return [texts.holdsByHash];
    return [parts.length > 1 ? texts.holdsParts(f.number(parts.length)) : texts.holds];
  }
  const own = moved.find(({ row, field }) => metric !== undefined && row === metric && field === 'value');
  return [
    ...(changes.some(({ key }) => FORGED.has(key)) ? [texts.forged] : []),
    ...(own ? [texts.thisNumber(...valueTexts(own.recorded, own.now, m, f))] : []),
    ...(movedCount > 0 ? [texts.moved(f.number(movedCount))] : []),
    ...(parts.every((part) => part.holds) || movedCount > 0 ? [] : [texts.movedUnknown]),
  ];
}

/** Decimals that a reader can use, and all that there are. */
const DIGITS = 2;
const ALL_DIGITS = 4;

/** Two values with as many digits as it takes to tell them apart. */
export function valueTexts(recorded: unknown, now: unknown, m: Messages, f: Formatter): [string, string] {
  const texts: [string, string] = [valueText(recorded, m, f), valueText(now, m, f)];
  if (typeof recorded !== 'number' || typeof now !== 'number' || texts[0] !== texts[1] || recorded === now) {
    return texts;
  }
  return [f.number(recorded, ALL_DIGITS), f.number(now, ALL_DIGITS)];
}

/** A value of a row, whatever it is. */
export function valueText(value: unknown, m: Messages, f: Formatter): string {
  if (value === undefined || value === null) return m.lineage.none;
  if (typeof value === 'number') return f.number(value, DIGITS);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @returns in English as the API says it where this page does not know the sentence */
export function changeText({ key, params, message }: Change, m: Messages, f: Formatter): string {
  const { phrases, words } = m.lineage.said ?? { phrases: changePhrases, words: changeWords };
  return Object.hasOwn(phrases, key) ? fill(phrases[key], params, { ...writerOf(m, f), words }) : message;
}

/** What people call an analysis, its id where this page does not know it. */
export function screenName(screen: string, m: Messages): string {
  const words: Readonly<Record<string, string>> = (m.lineage.said ?? { words: changeWords }).words;
  return words[screen] ?? screen;
}

/** Fields of which a percentage of their own says nothing. */
const UNMEASURED = /(Pct|Points|[sS]core|rank)$/;

/** Percent by which a value changed; null where that says nothing. */
export function changePctOf(recorded: unknown, now: unknown, field = ''): number | null {
  if (UNMEASURED.test(field)) return null;
  if (typeof recorded !== 'number' || typeof now !== 'number' || recorded === 0) return null;
  return ((now - recorded) / Math.abs(recorded)) * 100;
}
