import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);

function fontOf(file: string | Uint8Array): Font {
  const font = create(Buffer.from(typeof file === 'string' ? readFileSync(require.resolve(file)) : file));
  if ('fonts' in font) throw new Error('one font was expected');
  return font;
}

describe('a subset', () => {
  it.each([
    ['@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff', 'Zoë½'],
    ['@fontsource/noto-sans/files/noto-sans-devanagari-400-normal.woff', 'हिन्दी'],
    ['@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff', 'مرحبا'],
    ['@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff', 'שלום'],
  ])('of %s still has the outlines of %s', (file, text) => {
    const subset = fontOf(file).createSubset();
    const { glyphs } = fontOf(file).layout(text);
    for (const glyph of glyphs) subset.includeGlyph(glyph);
    const written = fontOf(subset.encode());
    expect(written.numGlyphs).toBeGreaterThan(glyphs.length / 2);
    for (let id = 1; id < written.numGlyphs; id += 1) {
      expect(written.getGlyph(id).path.toSVG(), `glyph ${id}`).not.toBe('');
    }
  });
});
