/** What an account holds besides what CDK's own bootstrap put there. */
import { EventBridgeClient, ListEventBusesCommand, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { callJson, callQuery, type EmulatorAddress, get } from '../../deploy/emulator-api.ts';

const secrets = z.object({ SecretList: z.array(z.object({ Name: z.string() })) });
const queues = z.object({ QueueUrls: z.optional(z.array(z.string())) });
const logGroups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) });
const functions = z.object({ Functions: z.array(z.object({ FunctionName: z.string() })) });
const apis = z.object({ Items: z.optional(z.array(z.object({ Name: z.string() }))) });

/** Names in the answer of a service that speaks XML. */
function namesIn(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, name = '']) => name);
}

/** Names of the resources that a stage is made of, each with its kind; none where nothing is deployed. */
export async function leftovers(address: EmulatorAddress): Promise<string[]> {
  const bridge = new EventBridgeClient();
  const found: Readonly<Record<string, readonly (string | undefined)[]>> = {
    stack: namesIn(
      await callQuery(address, 'cloudformation', { Action: 'DescribeStacks', Version: '2010-05-15' }),
      'StackName',
    ),
    role: namesIn(
      await callQuery(address, 'iam', { Action: 'ListRoles', Version: '2010-05-08' }),
      'RoleName',
    ),
    function: functions
      .parse(await get(address, 'lambda', '/2015-03-31/functions/'))
      .Functions.map(({ FunctionName }) => FunctionName),
    api: (apis.parse(await get(address, 'apigateway', '/v2/apis')).Items ?? []).map(({ Name }) => Name),
    bus: ((await bridge.send(new ListEventBusesCommand({}))).EventBuses ?? []).map(({ Name }) => Name),
    rule: ((await bridge.send(new ListRulesCommand({}))).Rules ?? []).map(({ Name }) => Name),
    bucket: (
      (await new S3Client({ forcePathStyle: true }).send(new ListBucketsCommand({}))).Buckets ?? []
    ).map(({ Name }) => Name),
    secret: secrets
      .parse(await callJson(address, 'secretsmanager', 'secretsmanager.ListSecrets', {}))
      .SecretList.map(({ Name }) => Name),
    queue: queues.parse(await callJson(address, 'sqs', 'AmazonSQS.ListQueues', {})).QueueUrls ?? [],
    logs: logGroups
      .parse(await callJson(address, 'logs', 'Logs_20140328.DescribeLogGroups', {}))
      .logGroups.map(({ logGroupName }) => logGroupName),
  };
  return Object.entries(found)
    .flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`))
    .filter((entry) => entry.includes('otel-bi'));
}
