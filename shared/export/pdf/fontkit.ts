/**
 * fontkit 2 in the place of the older copy that pdf-lib knows: that one draws no Arabic glyph of a subset and
 * fails on Indic scripts.
 */
import { create, type Font as FontkitFont, type Subset } from 'fontkit';
import type { PDFDocument } from 'pdf-lib';

type RegisteredFontkit = Parameters<PDFDocument['registerFontkit']>[0];

/** What pdf-lib listens to while a subset is written. */
interface SubsetStream {
  on(event: string, listener: (value?: unknown) => void): SubsetStream;
}

/** fontkit 2 gives a subset whole: as the stream that pdf-lib expects, once it listens to all of it. */
function streamOf(subset: Subset): SubsetStream {
  const listeners = new Map<string, (value?: unknown) => void>();
  const start = () => {
    try {
      listeners.get('data')?.(subset.encode());
      listeners.get('end')?.();
    } catch (error) {
      listeners.get('error')?.(error);
    }
  };
  const stream: SubsetStream = {
    on(event, listener) {
      listeners.set(event, listener);
      if (listeners.size === 3) queueMicrotask(start);
      return stream;
    },
  };
  return stream;
}

function withStreams(font: FontkitFont): FontkitFont {
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    return Object.assign(subset, { encodeStream: () => streamOf(subset) });
  };
  return font;
}

/** To be registered with a document. @throws Error for a font collection, which has several fonts in a file */
export const fontkit = {
  create(data: Uint8Array) {
    const font = create(Buffer.from(data));
    if ('fonts' in font) throw new Error('a font file holds several fonts');
    return withStreams(font);
  },
  // pdf-lib's own types describe the older copy; what it calls is the same in both.
} as unknown as RegisteredFontkit;
