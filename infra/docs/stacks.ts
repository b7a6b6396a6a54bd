/** The stacks in a picture: what is in them and which needs which. From their templates. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { readStageConfig } from '../config/read.ts';
import { deployedFunctions } from '../functions/catalog.ts';
import { ProductStage } from '../stage.ts';
import { createApp } from '../synthesise.ts';
import { mermaid } from './functions.ts';

/** What a reader looks for in a stack, by the types of its resources. */
const counted: readonly (readonly [string, string])[] = [
  ['AWS::EC2::VPC', 'VPC'],
  ['AWS::EC2::NatGateway', 'NAT gateway'],
  ['AWS::Events::EventBus', 'event bus'],
  ['AWS::S3::Bucket', 'bucket'],
  ['AWS::SecretsManager::Secret', 'secret'],
  ['AWS::ApiGatewayV2::Api', 'HTTP API'],
  ['AWS::RDS::DBInstance', 'PostgreSQL'],
  ['AWS::RDS::DBProxy', 'proxy'],
  ['AWS::Lambda::Function', 'function'],
  ['AWS::Events::Rule', 'rule'],
  ['AWS::SQS::Queue', 'dead-letter queue'],
  ['AWS::CloudWatch::Alarm', 'alarm'],
  ['AWS::CloudFront::Distribution', 'distribution'],
  ['AWS::CloudWatch::Dashboard', 'dashboard'],
  ['AWS::Budgets::Budget', 'budget'],
];

/** The stacks of `prod` as a Mermaid flowchart: arrows go from a stack to those that it needs. */
export async function stacksDiagram(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'otel-bi-docs-'));
  try {
    return draw(await synthesised(directory));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Templates without the bundles, which are no part of the picture. */
async function synthesised(directory: string): Promise<readonly Stack[]> {
  const files = join(directory, 'files');
  mkdirSync(files);
  writeFileSync(join(files, 'index.html'), '');
  // A piece of code belongs to one stack.
  const empty = () => Code.fromAsset(files);
  const app = createApp(join(directory, 'cdk.out'));
  const stage = new ProductStage(app, readStageConfig('prod', {}, { allowsExamples: true }), {
    functions: await deployedFunctions(),
    codeOf: empty,
    page: files,
    fonts: empty(),
    localFonts: files,
    localRuntime: { modules: files, node: files, preload: files },
  });
  app.synth();
  return stage.node.children.filter((child) => child instanceof Stack);
}

function draw(stacks: readonly Stack[]): string {
  const boxes = stacks.map((stack) => `${stack.node.id}["<b>${stack.node.id}</b><br/>${contents(stack)}"]`);
  const edges = stacks.flatMap((stack) =>
    directNeeds(stack).map((needed) => `${stack.node.id} --> ${needed.node.id}`),
  );
  return mermaid('flowchart BT', [...boxes, ...edges.sort()]);
}

/** Without the stacks that are needed by way of others anyway. */
function directNeeds(stack: Stack): Stack[] {
  const needs = (from: Stack): Stack[] => from.dependencies.flatMap((next) => [next, ...needs(next)]);
  const indirect = new Set(stack.dependencies.flatMap(needs));
  return stack.dependencies.filter((needed) => !indirect.has(needed));
}

function contents(stack: Stack): string {
  const types = stack.node
    .findAll()
    .flatMap((each) => ('cfnResourceType' in each ? [each.cfnResourceType] : []));
  return counted
    .flatMap(([type, name]) => {
      const count = types.filter((each) => each === type).length;
      if (count === 0) return [];
      return [count === 1 ? name : `${count} ${name}s`];
    })
    .join('<br/>');
}
