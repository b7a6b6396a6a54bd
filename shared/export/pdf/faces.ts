/**
 * Font files by the characters they hold. The fonts are Noto Sans in the parts that Fontsource cuts by
 * script, so that a document reads and embeds only what its text needs.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';

export interface Face {
  readonly file: string;
  /** First and last code points, ends included. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Whether its letters join or reorder, so that words have to be set as a whole. */
  readonly isShaped: boolean;
}

export type Weight = 400 | 700;

interface Family {
  readonly name: string;
  /** Parts to use; all when absent. */
  readonly parts?: readonly string[];
  readonly hasBold: boolean;
}

/** In order of preference; a character is set in the first part that lists it. */
const families: readonly Family[] = [
  {
    name: 'noto-sans',
    parts: [
      'latin',
      'latin-ext',
      'vietnamese',
      'cyrillic',
      'cyrillic-ext',
      'greek',
      'greek-ext',
      'devanagari',
    ],
    hasBold: true,
  },
  { name: 'noto-sans-arabic', parts: ['arabic'], hasBold: false },
  { name: 'noto-sans-hebrew', parts: ['hebrew'], hasBold: false },
  { name: 'noto-sans-sc', hasBold: false },
  { name: 'noto-emoji', hasBold: false },
];

const shapedParts = new Set(['arabic', 'devanagari']);
const rangeMap = z.record(z.string(), z.string());

/** Where the font packages are: FONTS_DIR in a bundle, else this project's dependencies. */
function packageDirectory(name: string): string {
  const bundled = process.env.FONTS_DIR;
  if (bundled) return join(bundled, name);
  return dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`));
}

async function facesOf({ name, parts, hasBold }: Family, weight: Weight): Promise<Face[]> {
  const directory = packageDirectory(name);
  const ranges = rangeMap.parse(JSON.parse(await readFile(join(directory, 'unicode.json'), 'utf8')));
  const drawn = hasBold ? weight : 400;
  return Object.keys(ranges)
    .filter((part) => parts?.includes(part) ?? part.startsWith('['))
    .sort((a, b) => (parts?.indexOf(a) ?? 0) - (parts?.indexOf(b) ?? 0))
    .map((part) => ({
      file: join(directory, 'files', `${name}-${part.replaceAll(/[[\]]/g, '')}-${drawn}-normal.woff`),
      ranges: parseRanges(ranges[part] ?? ''),
      isShaped: shapedParts.has(part),
    }));
}

/** @param text as in CSS: `U+0000-00FF,U+0131` */
function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

const known = new Map<Weight, Promise<Face[]>>();

/** All faces of a weight, in order of preference; scripts without a bold face give their regular one. */
export function facesFor(weight: Weight): Promise<readonly Face[]> {
  const found = known.get(weight);
  if (found) return found;
  const loading = Promise.all(families.map((family) => facesOf(family, weight))).then((all) => all.flat());
  loading.catch(() => known.delete(weight)); // the next document tries again
  known.set(weight, loading);
  return loading;
}
