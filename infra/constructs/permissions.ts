/** What a function's role may do: each statement names its actions one by one and the resources they are for. */
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import type { FileUse, Needs } from '../functions/needs.ts';
import type { FunctionHost } from './host.ts';
import { acknowledge, acknowledgeEndings } from './nag.ts';

/** Prefixes of the objects in the bucket of reports. */
export const filePrefixes = { staged: 'staged/', reports: 'full/' } as const;
const SEALS = 'audit-seals/';

/** The only wildcards of the roles of functions, each with its reason. */
export function acceptWildcards(role: IConstruct, { network, config }: FunctionHost): void {
  const rule = 'AwsSolutions-IAM5';
  acknowledgeEndings(role, rule, {
    endings: [filePrefixes.staged, filePrefixes.reports, SEALS].map((prefix) => `/${prefix}*`),
    reason: 'Objects are named when they are made; the prefix bounds them.',
  });
  if (network !== null) {
    acknowledge(role, `${rule}[Resource::*]`, 'The network interfaces of functions have no names to grant.');
  }
  if (config.isXRayOn) {
    acknowledge(role, `${rule}[Resource::*]`, 'X-Ray knows no resources to put segments into.');
  }
}

/**
 * X-Ray's permissions come with a function's active tracing.
 * @param logGroupArn with the streams of the group, as CloudFormation's `Arn` of a group has it
 */
export function permissionsOf(
  needs: Needs,
  host: FunctionHost,
  logGroupArn: string,
): Record<string, PolicyDocument> {
  const policies: Record<string, PolicyStatement[]> = {
    logs: [allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroupArn])],
    network: host.network === null ? [] : [networkInterfaces],
    secrets: readSecrets(secretsOf(needs, host)),
    events: needs.putsEvents ? [allow(['events:PutEvents'], [host.bus.eventBusArn])] : [],
    files: needs.files.flatMap((use) => fileStatements(use, host.reports)),
    vault: vaultStatements(needs.vault, host.vault),
  };
  return Object.fromEntries(
    Object.entries(policies)
      .filter(([, statements]) => statements.length > 0)
      .map(([name, statements]) => [name, new PolicyDocument({ statements })]),
  );
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}

/** Lambda makes the interface that joins a function to the network; these actions know no resources. */
const networkInterfaces = allow(
  [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ],
  ['*'],
);

function secretsOf(
  needs: Needs,
  { config, warehouses, store, webhookSecret, originKey }: FunctionHost,
): string[] {
  const own: ISecret[] = [
    ...needs.warehouses.map((domain) => warehouses[domain]),
    ...(needs.store === 'none' ? [] : [store.secret]),
    ...(needs.store === 'owner' && store.ownerSecret !== store.secret ? [store.ownerSecret] : []),
    ...(needs.webhook && webhookSecret !== null ? [webhookSecret] : []),
    ...(needs.originKey && originKey !== null ? [originKey] : []),
  ];
  const { collectorHeadersArn } = config;
  return [
    ...own.map(({ secretArn }) => secretArn),
    ...(collectorHeadersArn === null ? [] : [collectorHeadersArn]),
  ];
}

function readSecrets(arns: string[]): PolicyStatement[] {
  return arns.length === 0 ? [] : [allow(['secretsmanager:GetSecretValue'], arns)];
}

function fileStatements(use: FileUse, reports: IBucket): PolicyStatement[] {
  const staged = reports.arnForObjects(`${filePrefixes.staged}*`);
  const full = reports.arnForObjects(`${filePrefixes.reports}*`);
  switch (use) {
    case 'name':
      return [];
    // HeadBucket is allowed by the permission to list.
    case 'check':
      return [allow(['s3:ListBucket'], [reports.bucketArn])];
    case 'download':
      return [allow(['s3:GetObject'], [staged, full])];
    case 'stage':
      return [allow(['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'], [staged])];
    case 'make':
      return [allow(['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject'], [staged, full])];
  }
}

function vaultStatements(use: Needs['vault'], vault: IBucket): PolicyStatement[] {
  if (use === 'none') return [];
  const seals = vault.arnForObjects(`${SEALS}*`);
  const reading = [
    allow(['s3:ListBucketVersions'], [vault.bucketArn]),
    allow(['s3:GetObject', 's3:GetObjectVersion'], [seals]),
  ];
  return use === 'verify' ? reading : [...reading, allow(['s3:PutObject', 's3:PutObjectRetention'], [seals])];
}
