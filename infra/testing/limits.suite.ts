import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { resolvedLength, textsAt } from './lengths.ts';
import { namedFunctions } from './read.ts';
import type { Found, Synthesised } from './synthesised.ts';

const onAws = ['dev', 'prod'] as const;

/** Characters that AWS takes in texts of these properties, by resource type and property. */
const longest: readonly (readonly [string, string, number])[] = [
  ['AWS::Lambda::Function', 'Description', 256],
  ['AWS::Lambda::Function', 'FunctionName', 64],
  ['AWS::IAM::Role', 'Description', 1_000],
  ['AWS::Events::Rule', 'Description', 512],
  ['AWS::Events::EventBus', 'Description', 512],
  ['AWS::SQS::Queue', 'QueueName', 80],
  ['AWS::SNS::Topic', 'DisplayName', 100],
  ['AWS::CloudWatch::Alarm', 'AlarmName', 255],
  ['AWS::CloudWatch::Alarm', 'AlarmDescription', 1_024],
  ['AWS::Logs::LogGroup', 'LogGroupName', 512],
  ['AWS::EC2::SecurityGroup', 'GroupDescription', 255],
  ['AWS::EC2::SecurityGroupIngress', 'Description', 255],
  ['AWS::EC2::SecurityGroupEgress', 'Description', 255],
  ['AWS::RDS::DBInstance', 'DBInstanceIdentifier', 63],
  ['AWS::RDS::DBProxy', 'DBProxyName', 63],
  ['AWS::RDS::DBParameterGroup', 'Description', 255],
  ['AWS::CloudFront::Function', 'FunctionCode', 10_240],
  ['AWS::CloudFront::OriginRequestPolicy', 'Comment', 128],
  ['AWS::CloudFront::ResponseHeadersPolicy', 'ContentSecurityPolicy', 1_783],
  ['AWS::ApiGatewayV2::Stage', 'Format', 3_072],
  ['AWS::CloudWatch::Dashboard', 'DashboardBody', 1_000_000],
];

/** How many of a type a stage may have: quotas that hold for each account, region or parent from the start. */
const most: readonly (readonly [string, number])[] = [
  ['AWS::ApiGatewayV2::Route', 300],
  ['AWS::ApiGatewayV2::Integration', 300],
  ['AWS::ApiGatewayV2::Authorizer', 10],
  ['AWS::Events::Rule', 300],
  ['AWS::CodeDeploy::DeploymentGroup', 1_000],
  ['AWS::CloudFront::ResponseHeadersPolicy', 20],
  ['AWS::CloudFront::OriginRequestPolicy', 20],
  ['AWS::EC2::EIP', 5],
  ['AWS::EC2::SecurityGroup', 60],
  ['AWS::CloudWatch::Alarm', 5_000],
  // Ten for a region, of which other products need some: logs are delivered without.
  ['AWS::Logs::ResourcePolicy', 0],
];

const templateParts = z.looseObject({
  Resources: z.record(z.string(), z.unknown()),
  Outputs: z.optional(z.record(z.string(), z.looseObject({ Value: z.unknown() }))),
  Parameters: z.optional(z.record(z.string(), z.unknown())),
});
const role = z.looseObject({ Policies: z.optional(z.array(z.looseObject({ PolicyDocument: z.unknown() }))) });
const rule = z.looseObject({ Targets: z.array(z.unknown()) });

/** What AWS limits and a template can be held against; the numbers are from its documentation of 2025. */
export function limitsSuite(synthesised: () => Synthesised): void {
  const of = (type: string, stage?: string): Found[] =>
    synthesised().resources.filter(
      (one) => one.type === type && (stage === undefined || one.stage === stage),
    );

  it('keeps templates below their limits, with room for the next endpoints', () => {
    for (const [name, template] of synthesised().templates) {
      const { Resources, Outputs = {}, Parameters = {} } = templateParts.parse(template);
      expect(Object.keys(Resources).length, name).toBeLessThan(400);
      expect(Object.keys(Outputs).length, name).toBeLessThan(150);
      expect(Object.keys(Parameters).length, name).toBeLessThan(150);
      expect(JSON.stringify(template).length, name).toBeLessThan(900_000);
      for (const { Value } of Object.values(Outputs)) expect(resolvedLength(Value), name).toBeLessThan(1_024);
    }
  });

  it.each(longest)('keeps %s %s within %i plain characters', (type, property, limit) => {
    const texts = of(type).flatMap(({ properties }) => textsAt(properties, property));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(resolvedLength(text), JSON.stringify(text)).toBeLessThanOrEqual(limit);
      expect(JSON.stringify(text)).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it.each(most)('has no more of %s than %i', (type, limit) => {
    for (const stage of onAws) expect(of(type, stage).length, stage).toBeLessThanOrEqual(limit);
  });

  it('keeps what a role may do within 10,240 characters', () => {
    for (const found of of('AWS::IAM::Role')) {
      const own = (role.parse(found.properties).Policies ?? []).map(({ PolicyDocument }) => PolicyDocument);
      const attached = synthesised().resources.flatMap(({ stage, stack, type, properties }) => {
        const isOnRole =
          type === 'AWS::IAM::Policy' && JSON.stringify(properties.Roles).includes(`"${found.logicalId}"`);
        return isOnRole && stage === found.stage && stack === found.stack ? [properties.PolicyDocument] : [];
      });
      const length = [...own, ...attached].reduce<number>((sum, one) => sum + resolvedLength(one), 0);
      expect(length, found.logicalId).toBeLessThan(10_240);
    }
  });

  it.each([
    ['AWS::S3::BucketPolicy', 'PolicyDocument', 20_480],
    ['AWS::SNS::TopicPolicy', 'PolicyDocument', 30_720],
    ['AWS::KMS::Key', 'KeyPolicy', 32_768],
    ['AWS::IAM::ManagedPolicy', 'PolicyDocument', 6_144],
  ])('keeps %s within its size', (type, property, limit) => {
    for (const { properties } of of(type)) expect(resolvedLength(properties[property])).toBeLessThan(limit);
  });

  it('keeps the environment of a function within 4 KB, with room for settings that a stage may be given', () => {
    for (const { name, environment } of namedFunctions(synthesised().resources)) {
      expect(resolvedLength(environment), name).toBeLessThan(3_072);
    }
  });

  it('gives a rule no more targets than five', () => {
    for (const { properties } of of('AWS::Events::Rule')) {
      expect(rule.parse(properties).Targets.length).toBeLessThanOrEqual(5);
    }
  });

  it.each(onAws)(
    'has connections and concurrency for as many requests at once as it lets in, in %s',
    (stage) => {
      const { throttling, platform } = synthesised().configs[stage];
      const background =
        namedFunctions(of('AWS::Lambda::Function', stage)).length -
        of('AWS::ApiGatewayV2::Route', stage).length;
      const atOnce = throttling.burst + background;
      // A connection of the proxy is a container's own; the server keeps some for its own ends.
      const connections = platform.kind === 'aws' ? platform.database.connections - 10 : 0;
      expect(atOnce).toBeLessThanOrEqual(connections);
      // What an account has, unless it is new and has to ask for it.
      expect(atOnce).toBeLessThanOrEqual(1_000);
    },
  );
}
