import { defineConfig } from 'vitest/config';

/** The product on an emulator of AWS: `npm run test:aws`. */
export default defineConfig({
  test: {
    include: ['localstack/emulator/**/*.aws.ts'],
    globalSetup: ['localstack/emulator/suite/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: '100%',
  },
});
