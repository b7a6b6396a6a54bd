import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { eventSource, jobRequestedType } from '@otel-bi/shared/contract/events.ts';
import { awForecast, awScores } from '@otel-bi/shared/contract/jobs.ts';
import { awsBus } from '@otel-bi/shared/runtime/bus-aws.ts';
import { readInvocation } from '@otel-bi/shared/runtime/jobs/invocation.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { callJson, type EmulatorAddress } from '../../deploy/emulator-api.ts';
import { useEmulator, withEmulator } from './emulator.ts';

const EventBusName = 'product';
const queueAddress = z.object({ QueueUrl: z.string() });
const queueArn = z.object({ Attributes: z.object({ QueueArn: z.string() }) });
const received = z.object({ Messages: z.optional(z.array(z.object({ Body: z.string() }))) });

const request = (jobId: string, executionId: string) => ({
  type: jobRequestedType,
  detail: { jobId, executionId, scheduledFor: null, trigger: 'manual', traceparent: null },
});

describe.skipIf(!withEmulator)('the event bus in EventBridge', () => {
  let address: EmulatorAddress;
  let queue: string;

  /** A rule as the product has for a job, with a queue in the place of the function. */
  beforeAll(async () => {
    address = useEmulator();
    const client = new EventBridgeClient();
    await client.send(new CreateEventBusCommand({ Name: EventBusName }));
    const made = await callJson(address, 'sqs', 'AmazonSQS.CreateQueue', { QueueName: 'requests' });
    queue = queueAddress.parse(made).QueueUrl;
    const asked = { QueueUrl: queue, AttributeNames: ['QueueArn'] };
    const { QueueArn } = queueArn.parse(
      await callJson(address, 'sqs', 'AmazonSQS.GetQueueAttributes', asked),
    ).Attributes;
    const statement = {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: QueueArn,
    };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await callJson(address, 'sqs', 'AmazonSQS.SetQueueAttributes', {
      QueueUrl: queue,
      Attributes: { Policy },
    });
    const EventPattern = JSON.stringify({
      source: [eventSource],
      'detail-type': [jobRequestedType],
      detail: { jobId: [awForecast.id] },
    });
    await client.send(new PutRuleCommand({ Name: 'forecast', EventBusName, EventPattern }));
    const Targets = [{ Id: 'queue', Arn: QueueArn }];
    await client.send(new PutTargetsCommand({ Rule: 'forecast', EventBusName, Targets }));
  });

  it('brings each event to whom it is for, in the shape that a job function reads', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `run-${index}`);
    const events = ids.flatMap((id) => [request(awForecast.id, id), request(awScores.id, `other-${id}`)]);
    expect(await awsBus(EventBusName).put(events)).toEqual(events.map(() => null));
    const seen = new Set<string | null>();
    await expect
      .poll(
        async () => {
          const input = { QueueUrl: queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 };
          const { Messages = [] } = received.parse(
            await callJson(address, 'sqs', 'AmazonSQS.ReceiveMessage', input),
          );
          for (const { Body } of Messages) {
            const { executionId, trigger } = readInvocation(awForecast, JSON.parse(Body));
            expect(trigger).toBe('manual');
            seen.add(executionId);
          }
          return seen.size;
        },
        { timeout: 20_000 },
      )
      .toBe(ids.length);
    expect([...seen].sort()).toEqual([...ids].sort());
  });
});
