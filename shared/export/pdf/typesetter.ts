/** Text to glyph runs in visual order, and lines of a given width. */
import bidiFactory from 'bidi-js';
import type { Weight } from './faces.ts';
import { type FontBook, type GlyphRun, REPLACEMENT } from './font-book.ts';

export interface SetLine {
  readonly runs: readonly GlyphRun[];
  /** Advance at font size 1. */
  readonly width: number;
}

export interface Typesetter {
  /** One line, however long. */
  line(text: string, weight: Weight): SetLine;
  /** Lines no wider than `width` (at font size 1), broken at blanks, in long words anywhere. */
  wrap(text: string, weight: Weight, width: number): SetLine[];
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Characters that say how others look and are not drawn themselves: joiners, selectors, marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

const bidi = bidiFactory();

/** Text with only characters that can be drawn: blanks for control characters, nothing for invisible ones. */
function drawable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\n]/gu, ' ');
}

export function createTypesetter(book: FontBook): Typesetter {
  const line = (text: string, weight: Weight) => setLine(book, text, weight);
  const width = (text: string, weight: Weight) => line(text, weight).width;

  /** Adds a word that is wider than a line, broken anywhere; answers what is left for the next line. */
  function breakWord(word: string, weight: Weight, room: number, lines: string[]): string {
    let rest = '';
    let used = 0;
    for (const character of word) {
      const advance = width(character, weight);
      if (used + advance > room && rest !== '') {
        lines.push(rest);
        rest = '';
        used = 0;
      }
      rest += character;
      used += advance;
    }
    return rest;
  }

  function wrapParagraph(paragraph: string, weight: Weight, room: number): string[] {
    if (width(paragraph, weight) <= room) return [paragraph];
    const blank = width(' ', weight);
    const lines: string[] = [];
    let current = '';
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const advance = width(word, weight);
      if (current !== '' && used + blank + advance <= room) {
        current += ` ${word}`;
        used += blank + advance;
        continue;
      }
      if (current !== '') lines.push(current);
      current = advance <= room ? word : breakWord(word, weight, room, lines);
      used = advance <= room ? advance : width(current, weight);
    }
    return [...lines, current];
  }

  return {
    line,
    wrap: (text, weight, room) =>
      drawable(text)
        .split('\n')
        .flatMap((paragraph) => wrapParagraph(paragraph, weight, room))
        .map((each) => line(each, weight)),
  };
}

function setLine(book: FontBook, raw: string, weight: Weight): SetLine {
  const text = drawable(raw).replaceAll('\n', ' ');
  const runs = RIGHT_TO_LEFT.test(text)
    ? setMixed(book, text, weight)
    : setStraight(book, visible(text), weight);
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

function visible(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}

/** Left-to-right text: characters one by one, stretches of a shaped script as a whole. */
function setStraight(book: FontBook, text: string, weight: Weight): GlyphRun[] {
  const runs: GlyphRun[] = [];
  for (const stretch of stretches(book, text, weight)) {
    if (stretch.embedded?.face.isShaped) runs.push(book.shape(stretch.text, stretch.embedded));
    else for (const character of stretch.text) addGlyph(runs, book.glyph(codeOf(character), weight));
  }
  return runs;
}

function addGlyph(runs: GlyphRun[], glyph: GlyphRun): void {
  const last = runs.at(-1);
  if (last?.font !== glyph.font) runs.push(glyph);
  else
    runs[runs.length - 1] = { font: last.font, hex: last.hex + glyph.hex, width: last.width + glyph.width };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? REPLACEMENT;
}

/** Consecutive characters of one face. */
function stretches(book: FontBook, text: string, weight: Weight) {
  const found: { text: string; embedded: ReturnType<FontBook['faceOf']> }[] = [];
  for (const character of text) {
    const embedded = book.faceOf(codeOf(character), weight);
    const last = found.at(-1);
    if (last && last.embedded === embedded) last.text += character;
    else found.push({ text: character, embedded });
  }
  return found;
}

/** Text with right-to-left parts: stretches of one level, in the order in which they are seen. */
function setMixed(book: FontBook, text: string, weight: Weight): GlyphRun[] {
  return visualStretches(text).flatMap(({ text: stretch, isReversed }) =>
    isReversed ? setReversed(book, visible(stretch), weight) : setStraight(book, visible(stretch), weight),
  );
}

/** A right-to-left stretch: shaping reverses its own scripts, the rest is reversed and mirrored here. */
function setReversed(book: FontBook, text: string, weight: Weight): GlyphRun[] {
  return stretches(book, text, weight)
    .toReversed()
    .flatMap(({ text: part, embedded }) => {
      if (embedded && RIGHT_TO_LEFT.test(part)) return [book.shape(part, embedded)];
      const mirrored = [...part].toReversed().map((each) => bidi.getMirroredCharacter(each) ?? each);
      return setStraight(book, mirrored.join(''), weight);
    });
}

function visualStretches(text: string): { text: string; isReversed: boolean }[] {
  const embedding = bidi.getEmbeddingLevels(text);
  const order = Array.from({ length: text.length }, (_, index) => index);
  for (const [start, end] of bidi.getReorderSegments(text, embedding)) {
    const part = order.slice(start, end + 1).reverse();
    order.splice(start, part.length, ...part);
  }
  const found: { indexes: number[]; level: number }[] = [];
  for (const index of order) {
    const level = embedding.levels[index] ?? 0;
    const last = found.at(-1);
    if (last?.level === level) last.indexes.push(index);
    else found.push({ indexes: [index], level });
  }
  // Within a stretch the characters go back to reading order: setting reverses them where needed.
  return found.map(({ indexes, level }) => ({
    text: indexes
      .toSorted((a, b) => a - b)
      .map((index) => text.charAt(index))
      .join(''),
    isReversed: level % 2 === 1,
  }));
}
