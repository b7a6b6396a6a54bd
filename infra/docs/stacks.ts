/** The stacks in a picture: what is in them and which needs which. From their templates. */
import { Stack } from 'aws-cdk-lib';
import { type Found, synthesiseForTest } from '../testing/synthesised.ts';
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
  const { app, resources, close } = await synthesiseForTest({}, ['prod']);
  try {
    const stacks = app.node.children.flatMap(({ node }) =>
      node.children.filter((child) => child instanceof Stack),
    );
    return draw(stacks, resources);
  } finally {
    close();
  }
}

function draw(stacks: readonly Stack[], resources: readonly Found[]): string {
  const boxes = stacks.map(({ node: { id } }) => {
    const types = resources.filter(({ stack }) => stack === id).map(({ type }) => type);
    return `${id}["<b>${id}</b><br/>${contents(types)}"]`;
  });
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

function contents(types: readonly string[]): string {
  return counted
    .flatMap(([type, name]) => {
      const count = types.filter((each) => each === type).length;
      if (count === 0) return [];
      return [count === 1 ? name : `${count} ${name}s`];
    })
    .join('<br/>');
}
