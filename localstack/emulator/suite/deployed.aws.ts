import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatorAddress } from '../../deploy/emulator-api.ts';
import { answersSuite } from './answers.suite.ts';
import { useEmulator, withEmulator } from './emulator.ts';
import { filesSuite, trailSuite } from './files.suite.ts';
import { jobsSuite, moveSchedules } from './jobs.suite.ts';
import { lifecycleSuite } from './lifecycle.suite.ts';
import { missingForStack, type Stack, startStack } from './stack.ts';

const missing = missingForStack();
if (withEmulator && missing !== null)
  process.stdout.write(`the deployed product is not tested: ${missing}\n`);

describe.skipIf(!withEmulator || missing !== null)('the product on an emulator of AWS', () => {
  let address: EmulatorAddress;
  let running: Stack | undefined;
  let first: string;
  let scheduledAt: string;

  const stack = () => {
    if (running === undefined) throw new Error('nothing was deployed');
    return running;
  };

  beforeAll(async () => {
    address = useEmulator();
    running = await startStack(address);
    first = await running.deploy();
    scheduledAt = await moveSchedules();
  }, 330_000);
  afterAll(() => running?.close());

  it('says in its last line where it answers', () => {
    expect(first).toMatch(/^API https?:\/\/\S+$/);
  });

  describe('answers as the embedded server', () => answersSuite(stack));
  describe('makes and keeps', () => filesSuite(stack));
  describe('a job', () => jobsSuite(stack, () => scheduledAt));
  describe('the trail', () => trailSuite(stack));
  describe('in the end', () =>
    lifecycleSuite(
      stack,
      () => first,
      () => address,
    ));
});
