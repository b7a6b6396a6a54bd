import { defineConfig } from 'vitest/config';

/** Browser tests: one product, one browser at a time. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/product.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // A browser on a busy machine: what passes only the second time is printed as such, and is a defect to look at.
    retry: 1,
    // What is waited for takes as long as a slow machine needs; the default is one second.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
  },
});
