/** The fonts of one document: embeds what its text needs and turns characters into glyphs. */
import { readFile } from 'node:fs/promises';
import type { PDFDocument, PDFFont } from 'pdf-lib';
import { type Face, facesFor, type Weight } from './faces.ts';
import { fontkit } from './fontkit.ts';

/** Glyphs of one font, ready to be shown. */
export interface GlyphRun {
  /** Name of the font in page resources. */
  readonly font: string;
  /** Glyph numbers as hex digits. */
  readonly hex: string;
  /** Advance at font size 1. */
  readonly width: number;
}

interface EmbeddedFace {
  readonly face: Face;
  readonly tag: string;
  readonly font: PDFFont;
  readonly codePoints: ReadonlySet<number>;
}

export interface FontBook {
  /** Loads and embeds what these texts need; to be awaited before they are set. */
  cover(texts: Iterable<string>): Promise<void>;
  /** The face of a code point, undefined when no font has it. */
  faceOf(codePoint: number, weight: Weight): EmbeddedFace | undefined;
  /** One character by itself, without shaping; cached. */
  glyph(codePoint: number, weight: Weight): GlyphRun;
  /** Several characters of one face, shaped; right-to-left scripts come out in visual order. */
  shape(text: string, embedded: EmbeddedFace): GlyphRun;
  /** Embedded fonts by their names in page resources. */
  embedded(): readonly { readonly tag: string; readonly font: PDFFont }[];
  /** Code points that no font has; shown as U+FFFD. */
  missing(): readonly number[];
}

export const REPLACEMENT = 0xfffd;
/** Control characters and those that only say how others look: no font needs to have them. */
const UNDRAWN = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

export function createFontBook(document: PDFDocument): FontBook {
  document.registerFontkit(fontkit);
  const byFile = new Map<string, EmbeddedFace>();
  const byCodePoint = {
    400: new Map<number, EmbeddedFace | null>(),
    700: new Map<number, EmbeddedFace | null>(),
  };
  const glyphs = { 400: new Map<number, GlyphRun>(), 700: new Map<number, GlyphRun>() };
  const missing = new Set<number>();

  async function embed(face: Face): Promise<EmbeddedFace> {
    const found = byFile.get(face.file);
    if (found) return found;
    const font = await document.embedFont(await readFile(face.file), { subset: true });
    const embedded = { face, font, tag: `F${byFile.size + 1}`, codePoints: new Set(font.getCharacterSet()) };
    byFile.set(face.file, embedded);
    return embedded;
  }

  async function find(codePoint: number, weight: Weight): Promise<EmbeddedFace | null> {
    for (const face of await facesFor(weight)) {
      if (!face.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue;
      const embedded = await embed(face);
      if (embedded.codePoints.has(codePoint)) return embedded;
    }
    return null;
  }

  async function learn(codePoint: number): Promise<void> {
    for (const weight of [400, 700] as const) {
      const found = await find(codePoint, weight);
      byCodePoint[weight].set(codePoint, found);
      if (found === null) missing.add(codePoint);
    }
  }

  function shape(text: string, { font, tag }: EmbeddedFace): GlyphRun {
    const hex = font.encodeText(text).asString();
    return { font: tag, hex, width: font.widthOfTextAtSize(text, 1) };
  }

  function faceOf(codePoint: number, weight: Weight): EmbeddedFace | undefined {
    return byCodePoint[weight].get(codePoint) ?? byCodePoint[weight].get(REPLACEMENT) ?? undefined;
  }

  return {
    async cover(texts) {
      const fresh = new Set([REPLACEMENT]);
      for (const text of texts) {
        for (const character of text.replaceAll(UNDRAWN, '')) {
          const codePoint = character.codePointAt(0) ?? REPLACEMENT;
          if (!byCodePoint[400].has(codePoint)) fresh.add(codePoint);
        }
      }
      for (const codePoint of fresh) if (!byCodePoint[400].has(codePoint)) await learn(codePoint);
    },
    faceOf,
    glyph(codePoint, weight) {
      const cached = glyphs[weight].get(codePoint);
      if (cached) return cached;
      const shown = byCodePoint[weight].get(codePoint) ? codePoint : REPLACEMENT;
      const embedded = faceOf(shown, weight);
      if (!embedded) throw new Error('text was set before its fonts were loaded');
      const run = shape(String.fromCodePoint(shown), embedded);
      glyphs[weight].set(codePoint, run);
      return run;
    },
    shape,
    embedded: () => [...byFile.values()],
    missing: () => [...missing].sort((a, b) => a - b),
  };
}
