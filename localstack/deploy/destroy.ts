/** Takes the stage's stacks away, as CloudFormation knows them: no templates and no settings are needed. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { stageId } from './cdk.ts';
import { callJson, callQuery, type EmulatorAddress } from './emulator-api.ts';

const POLL_MS = 500;
const STACK_TIMEOUT_MS = 5 * 60_000;

interface StackState {
  readonly name: string;
  readonly createdAt: string;
  readonly status: string;
  readonly reason: string;
}

const call = (address: EmulatorAddress, parameters: Readonly<Record<string, string>>) =>
  callQuery(address, 'cloudformation', { Version: '2010-05-15', ...parameters });

/** The stacks of the stage that are there. */
async function stacksOf(address: EmulatorAddress): Promise<StackState[]> {
  const xml = await call(address, { Action: 'DescribeStacks' });
  return xml
    .split('<StackName>')
    .slice(1)
    .map((text) => ({
      name: text.slice(0, text.indexOf('<')),
      createdAt: tagIn(text, 'CreationTime'),
      status: tagIn(text, 'StackStatus'),
      reason: tagIn(text, 'StackStatusReason'),
    }))
    .filter(({ name, status }) => name.startsWith(`${stageId}-`) && status !== 'DELETE_COMPLETE');
}

function tagIn(xml: string, tag: string): string {
  return new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? '';
}

/**
 * Deletes the newest first: each stands on older ones.
 * @throws Error naming the stack that stays, and why
 */
export async function destroyStacks(address: EmulatorAddress): Promise<void> {
  const stacks = (await stacksOf(address)).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  for (const { name } of stacks) {
    await call(address, { Action: 'DeleteStack', StackName: name });
    await whenGone(address, name);
  }
  await removeLogs(address);
}

const logGroups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) });

/** Lambda itself makes a log group for each of CDK's own functions: no stack has it. */
async function removeLogs(address: EmulatorAddress): Promise<void> {
  const call = (operation: string, input: object) =>
    callJson(address, 'logs', `Logs_20140328.${operation}`, input);
  const found = await call('DescribeLogGroups', { logGroupNamePrefix: `/aws/lambda/${stageId}-` });
  for (const { logGroupName } of logGroups.parse(found).logGroups) {
    await call('DeleteLogGroup', { logGroupName });
  }
}

async function whenGone(address: EmulatorAddress, name: string): Promise<void> {
  const deadline = Date.now() + STACK_TIMEOUT_MS;
  for (;;) {
    const stack = (await stacksOf(address)).find((each) => each.name === name);
    if (stack === undefined) return;
    if (stack.status === 'DELETE_FAILED') throw new Error(`${name} was not deleted: ${stack.reason}`);
    if (Date.now() > deadline) throw new Error(`${name} was not deleted in time: it is ${stack.status}`);
    await sleep(POLL_MS);
  }
}
