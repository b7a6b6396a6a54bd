/** Starts the emulator once for all tests; without MiniStack they are skipped, and say what they need. */
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
  const emulator = await startMinistack(program, {
    port: await freePort(),
    enforcesPolicies: process.env.EMULATOR_STRICT === 'true',
  });
  project.provide('emulator', emulator.environment);
  return emulator.stop;
}
