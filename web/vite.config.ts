import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Loads the page's scripts beside the sign-in, which is all that the entry holds. Its styles come with them:
 * a stylesheet that is asked for by a script would come one round trip later.
 */
const loadBeside: Plugin = {
  name: 'load-beside',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const parts = chunks.filter(({ facadeModuleId }) =>
        /\/src\/app\/(react\.ts|start\.tsx)$/.test(facadeModuleId ?? ''),
      );
      const entry = chunks.find(({ isEntry }) => isEntry);
      const known = [entry?.fileName, ...(entry?.imports ?? [])];
      const names = new Set(parts.flatMap(({ fileName, imports }) => [...imports, fileName]));
      const scripts = [...names].filter((name) => !known.includes(name));
      return scripts.map((name) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
        injectTo: 'head' as const,
      }));
    },
  },
};

/**
 * A few files that come side by side, and not one for every module that two pages share: a browser without
 * HTTP/2 asks for six at a time. What signing in needs stays with the entry.
 */
const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
  {
    name: 'tanstack',
    test: /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store|react-query|query-core)\//,
  },
  {
    name: 'common',
    test: /web\/src\/(shared\/((ui|url|format|i18n|chart|text|explain)\/(?!table\/|DataTable|LineChart|[\w.-]*hr\.ts)|(api|auth)\/context|domain|settings|use-settled)|features\/explain\/Explain\.)/,
    minShareCount: 3,
  },
];

/**
 * Static files with root-absolute addresses. `VITE_API_BASE_URL` is the only thing of a deployment that a
 * build may know; everything else is read from `/api/config` at boot.
 */
export default defineConfig({
  plugins: [react(), loadBeside],
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
