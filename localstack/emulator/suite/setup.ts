/** Starts the emulator once for all tests; without MiniStack they are skipped, and say what they need. */
import { appendFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { freePort } from '../../testing/free-port.ts';
import { startMinistack } from '../ministack.ts';
import { findMinistack, ministackNeeds } from '../program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Variables that point the SDK to the emulator; null where there is none. */
    emulator: Readonly<Record<string, string>> | null;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const program = findMinistack(process.env);
  project.provide('emulator', null);
  if (program === undefined) {
    process.stdout.write(`tests on an emulator of AWS are skipped, they need ${ministackNeeds}\n`);
    return undefined;
  }
  // For looking into a failure: EMULATOR_LOG=/tmp/emulator.log npm run test:aws
  const log = process.env.EMULATOR_LOG;
  const emulator = await startMinistack(program, {
    port: await freePort(),
    ...(log ? { onOutput: (text: string) => appendFileSync(log, text) } : {}),
  });
  project.provide('emulator', emulator.environment);
  return emulator.stop;
}
