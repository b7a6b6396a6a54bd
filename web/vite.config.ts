import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Static files with root-absolute addresses. `VITE_API_BASE_URL` is the only thing of a deployment that a
 * build may know; everything else is read from `/api/config` at boot.
 */
export default defineConfig({
  plugins: [react()],
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
  },
});
