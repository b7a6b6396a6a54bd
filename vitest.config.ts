import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,functions,infra,localstack,scripts,web}/**/*.test.{ts,tsx}'],
    setupFiles: ['scripts/test-setup.ts'],
    // Ceilings for what hangs: on a busy machine everything takes many times as long and is right all the same.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // What is waited for takes as long as a slow machine needs; the default is one second.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // Many tests wait for a database or a process: every core has a worker.
    maxWorkers: '100%',
  },
});
