/** Data in bundles: only what is used of it, and packed where it is large. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** Code pages of SQL Server's collations, of the hundred that iconv-lite has tables for. */
const SQL_SERVER_CODE_PAGES = /^(cp|windows)?(437|850|874|125[0-8])$/;

const codePages: Plugin = {
  name: 'code-pages',
  setup(builder) {
    builder.onLoad(
      { filter: /[\\/]iconv-lite[\\/]encodings[\\/]sbcs-data-generated\.js$/ },
      async ({ path }) => {
        const { default: tables }: { default: Record<string, unknown> } = await import(
          pathToFileURL(path).href
        );
        const kept = Object.entries(tables).filter(([name]) => SQL_SERVER_CODE_PAGES.test(name));
        return {
          contents: `module.exports = ${unpacked(JSON.stringify(Object.fromEntries(kept)))};`,
          loader: 'js',
        };
      },
    );
  },
};

/**
 * Modules whose exports are data: put together here and, where it is large, packed, to be unpacked when the
 * module is loaded. The catalogue's 40 KB of sentences become a quarter.
 */
const packedModules = [
  /[\\/]contract[\\/]catalogue[\\/](index|version)\.ts$/,
  /[\\/]quality[\\/](metric-sources|(aw|wwi)[\\/]described)\.ts$/,
  /[\\/]words[\\/](phrases|changes)\.ts$/,
  /[\\/]runtime[\\/]config[\\/]names\.ts$/,
];

const packedData: Plugin = {
  name: 'packed-data',
  setup(builder) {
    for (const filter of packedModules) {
      builder.onLoad({ filter }, async ({ path }) => {
        const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
        return { contents: moduleOf({ ...module }), loader: 'js' };
      });
    }
  },
};

/** Packages read their own package.json for a name and a version. */
const shortManifests: Plugin = {
  name: 'short-manifests',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]node_modules[\\/].*[\\/]package\.json$/ }, async ({ path }) => {
      const { name, version }: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

const WORTH_PACKING = 1_000;

/** @param data the exports by their names */
function moduleOf(data: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(data);
  const json = JSON.stringify(data);
  if (json.length >= WORTH_PACKING) return `export const { ${names.join(', ')} } = ${unpacked(json)};`;
  return names.map((name) => `export const ${name} = ${JSON.stringify(data[name])};`).join('\n');
}

/** An expression of the value that `json` writes. */
function unpacked(json: string): string {
  const packed = brotliCompressSync(json).toString('base64');
  return `JSON.parse(require('node:zlib').brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString())`;
}

/** For the bundles of every stage. */
export const smallerData: readonly Plugin[] = [codePages, packedData, shortManifests];
