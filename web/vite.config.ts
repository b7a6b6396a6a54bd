import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { paths } from './src/shared/api/paths.ts';

const MAIN = /\/src\/main\.tsx$/;
const START = /\/src\/app\/start\.tsx$/;
const REACT = /\/src\/app\/(react|page-files)\.ts$/;
/** What every language here is written with; letters beyond it come when they are needed. */
const FIRST_FONT = /\/inter-latin-wght-normal-.*\.woff2$/;

type ModulesOf = (id: string) => { readonly importedIds: readonly string[] } | null;

/** What a module needs before it can run, itself included. */
function neededBy(start: string, modulesOf: ModulesOf, found = new Set<string>()): Set<string> {
  if (found.has(start)) return found;
  found.add(start);
  for (const id of modulesOf(start)?.importedIds ?? []) neededBy(id, modulesOf, found);
  return found;
}

/** Modules of the entry. */
const inEntry = new Set<string>();

/** Modules of the first view that the entry, which signs in, does not have. */
const firstView = new Set<string>();

const findFirstView: Plugin = {
  name: 'find-first-view',
  apply: 'build',
  buildEnd() {
    const ids = [...this.getModuleIds()];
    const find = (name: RegExp) => {
      const id = ids.find((each) => name.test(each));
      if (id === undefined) throw new Error(`${name} is not part of the page`);
      return neededBy(id, (each) => this.getModuleInfo(each));
    };
    for (const id of find(START)) firstView.add(id);
    for (const id of find(MAIN)) {
      inEntry.add(id);
      firstView.delete(id);
    }
  },
};

let apiBase = '';

/**
 * Loads the settings and the page's scripts beside the sign-in, which is all that the entry holds. Its styles come with them:
 * a stylesheet that is asked for by a script would come one round trip later.
 */
const loadBeside: Plugin = {
  name: 'load-beside',
  apply: 'build',
  configResolved({ env }) {
    apiBase = env.VITE_API_BASE_URL ?? '';
  },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      const starts = chunks.filter(({ moduleIds }) =>
        moduleIds.some((id) => START.test(id) || REACT.test(id)),
      );
      const known = [entry?.fileName, ...(entry?.imports ?? [])];
      const names = new Set(starts.flatMap(({ fileName, imports }) => [...imports, fileName]));
      const scripts = [...names].filter((name) => !known.includes(name));
      const needed = chunks.filter(({ fileName }) => scripts.includes(fileName));
      const styles = new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      const fonts = Object.keys(bundle).filter((name) => FIRST_FONT.test(name));
      return {
        // The entry puts the reader's theme on: nothing may be painted in another one before.
        html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
        tags: [
          link({ rel: 'preload', as: 'fetch', href: apiBase + paths['platform.config'] }),
          ...[...styles].map((name) => link({ rel: 'stylesheet', href: `/${name}` })),
          ...scripts.map((name) => link({ rel: 'modulepreload', href: `/${name}` })),
          ...fonts.map((name) => link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}` })),
        ],
      };
    },
  },
};

const link = (attrs: Readonly<Record<string, string>>) => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head' as const,
});

/**
 * A few files that come side by side, and not one for every module that two pages share: a browser without
 * HTTP/2 asks for six at a time. What signing in needs stays with the entry.
 */
const groups = [
  { name: 'entry', test: (id: string) => inEntry.has(id) },
  {
    name: 'react',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\/|\/src\/app\/(react|page-files)\.ts$/,
  },
  {
    name: 'tanstack',
    test: /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store|react-query|query-core)\//,
  },
  { name: 'page', test: (id: string) => firstView.has(id) },
  // What several of the other pages have in common.
  { name: 'parts', test: /\/web\/src\/(shared|features)\//, minShareCount: 3 },
];

/**
 * Static files with root-absolute addresses. `VITE_API_BASE_URL` is the only thing of a deployment that a
 * build may know; everything else is read from `/api/config` at boot.
 */
export default defineConfig({
  plugins: [react(), findFirstView, loadBeside],
  base: '/',
  // The instrumentations ask for a patch release beside ours: one copy is enough.
  resolve: { dedupe: ['@opentelemetry/core'] },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': 'http://localhost:8000' },
  },
  build: {
    target: 'es2024',
    sourcemap: 'hidden',
    // A module preload polyfill would be inline script in older browsers' fallback; all targets preload natively.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups } } },
  },
});
