import { originHeader } from '@otel-bi/shared/contract/origin.ts';
import { expect, it } from 'vitest';
import { filePrefixes } from '../constructs/permissions.ts';
import { identityStatements, namedFunctions, resourceStatements } from './read.ts';
import type { Found, Synthesised } from './synthesised.ts';

const onAws = ['dev', 'prod'] as const;

/** What a real account would refuse, or do otherwise than meant, though the templates are well formed. */
export function deploymentSuite(synthesised: () => Synthesised): void {
  const of = (type: string, stage?: string): Found[] =>
    synthesised().resources.filter(
      (one) => one.type === type && (stage === undefined || one.stage === stage),
    );
  const json = (value: unknown) => JSON.stringify(value);

  it('leaves nothing behind when the first deployment fails: kept is what was once made', () => {
    const policies = new Set(synthesised().resources.map(({ resource }) => resource.DeletionPolicy));
    expect(policies).toEqual(new Set([undefined, 'Delete', 'RetainExceptOnCreate']));
  });

  it('gives what is kept no name that the next deployment would need', () => {
    const named = /^(BucketName|Name|LogGroupName|GroupName|DB\w+Identifier|DB\w+GroupName)$/;
    const kept = synthesised().resources.filter(
      ({ resource }) => resource.DeletionPolicy === 'RetainExceptOnCreate',
    );
    expect(kept.length).toBeGreaterThan(10);
    for (const { type, properties } of kept) {
      const names = Object.entries(properties).filter(([key]) => named.test(key));
      for (const [, name] of names) expect(json(name), type).toMatch(/AWS::StackId|^{"Ref":/);
    }
  });

  it('makes the server of PostgreSQL in a stack in which nothing runs that could fail after it', () => {
    const types = new Set(
      synthesised().resources.flatMap(({ stack, type }) => (stack === 'database' ? [type] : [])),
    );
    expect(types).toContain('AWS::RDS::DBInstance');
    expect([...types].filter((type) => /Custom|Lambda|Serverless|Proxy|IAM/.test(type))).toEqual([]);
  });

  it('migrates when the way to the server is whole, with patience for a server that was just made', () => {
    for (const stage of onAws) {
      const [run] = of('Custom::Trigger', stage);
      const waits = run?.resource.DependsOn;
      const ofStore = synthesised().resources.filter((one) => one.stage === stage && one.stack === 'store');
      for (const { type, logicalId } of ofStore) {
        const isWay = /^AWS::(RDS|EC2)::/.test(type) && /^Proxy(?!.*Rotation)/.test(logicalId);
        if (isWay) expect(waits).toContain(logicalId);
      }
      const migrate = namedFunctions(of('AWS::Lambda::Function', stage)).find(({ name }) =>
        name.endsWith('platform-migrate'),
      );
      const patience = Number(migrate?.environment.POSTGRES_WAIT_SECONDS);
      const time = Number(migrate?.found.properties.Timeout);
      expect(patience).toBeGreaterThan(300);
      expect(time).toBeGreaterThan(patience + 120);
      // In milliseconds; CDK's own function that waits has 15 minutes.
      expect(Number(run?.properties.Timeout)).toBeGreaterThan(time * 1_000);
      expect(Number(run?.properties.Timeout)).toBeLessThan(900_000);
    }
  });

  it('reads other stacks by exports, which cannot change under their readers', () => {
    const exported = new Set<string>();
    const imported = new Set<string>();
    for (const template of synthesised().templates.values()) {
      const text = json(template);
      expect(text).not.toContain('Fn::GetStackOutput');
      for (const [, name = ''] of text.matchAll(/"Export":\{"Name":"([^"]+)"/g)) exported.add(name);
      for (const [, name = ''] of text.matchAll(/"Fn::ImportValue":"([^"]+)"/g)) imported.add(name);
    }
    expect(imported.size).toBeGreaterThan(20);
    expect([...imported].filter((name) => !exported.has(name))).toEqual([]);
    expect([...exported].filter((name) => !imported.has(name))).toEqual([]);
    // What every deployment may replace, or a setting take away, is not read by other stacks.
    expect([...exported].filter((name) => /Layer|Fonts|Webhook|Version|DeadLetters/.test(name))).toEqual([]);
  });

  it('owns the logs of every function, also of those that CDK and AWS bring along', () => {
    const groups = of('AWS::Logs::LogGroup').map(({ properties }) => properties.LogGroupName);
    for (const { properties, logicalId } of of('AWS::Lambda::Function')) {
      expect(json(properties.LoggingConfig), logicalId).toMatch(/"LogGroup":\{"Ref"/);
    }
    const rotations = of('AWS::Serverless::Application');
    expect(rotations).toHaveLength(4);
    for (const { properties, resource } of rotations) {
      const { functionName } = Object(properties.Parameters);
      expect(groups).toContain(`/aws/lambda/${functionName}`);
      expect(json(resource.DependsOn)).toContain('Logs');
    }
  });

  it('delivers access logs below the prefix that needs no resource policy for each group', () => {
    for (const { properties } of of('AWS::Logs::LogGroup')) {
      const name = json(properties.LogGroupName);
      if (name.includes('http-api')) expect(name).toContain('/aws/vendedlogs/');
    }
  });

  it.each(onAws)('lets the API answer only what comes by CloudFront, in %s', (stage) => {
    const [authorizer] = of('AWS::ApiGatewayV2::Authorizer', stage);
    expect(authorizer?.properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      IdentitySource: [`$request.header.${originHeader}`],
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
    });
    for (const { properties } of of('AWS::ApiGatewayV2::Route', stage)) {
      expect(properties.AuthorizationType).toBe('CUSTOM');
      expect(json(properties.AuthorizerId)).toContain('FrontDoorAuthorizer');
    }
    const [distribution] = of('AWS::CloudFront::Distribution', stage);
    const headers = json(distribution?.properties).match(/"OriginCustomHeaders":\[.*?\}\]/)?.[0];
    expect(headers).toContain(`"HeaderName":"${originHeader}"`);
    expect(headers).toMatch(/resolve:secretsmanager:.*FrontDoorKey.*:SecretString:current/);
    const may = of('AWS::Lambda::Permission', stage).find(({ stack }) => stack === 'gateway');
    expect(json(may?.properties.SourceArn)).toMatch(/\/authorizers\/.*FrontDoorAuthorizer/);
    const readers = namedFunctions(synthesised().resources).filter(
      ({ found, statements }) => found.stage === stage && json(statements).includes('FrontDoorKey'),
    );
    expect(readers.map(({ name }) => name)).toEqual([`otel-bi-${stage}-platform-origin`]);
  });

  it('asks nobody for a key on an emulator, which has no CloudFront', () => {
    expect(of('AWS::ApiGatewayV2::Authorizer', 'local')).toEqual([]);
    for (const { properties } of of('AWS::ApiGatewayV2::Route', 'local')) {
      expect(properties.AuthorizationType ?? 'NONE').toBe('NONE');
    }
  });

  it.each(onAws)('gives files by the page’s own name, as their links lead, in %s', (stage) => {
    const [distribution] = of('AWS::CloudFront::Distribution', stage);
    const { CacheBehaviors, Origins } = Object(distribution?.properties.DistributionConfig);
    const [policy] = of('AWS::CloudFront::OriginRequestPolicy', stage);
    expect(policy?.properties.OriginRequestPolicyConfig).toMatchObject({
      QueryStringsConfig: { QueryStringBehavior: 'all' },
      HeadersConfig: {
        HeaderBehavior: 'whitelist',
        Headers: expect.not.arrayContaining(['Authorization', 'Host']),
      },
    });
    for (const prefix of Object.values(filePrefixes)) {
      const behaviour = CacheBehaviors.find(
        ({ PathPattern }: { PathPattern: string }) => PathPattern === `/${prefix}*`,
      );
      expect(json(behaviour?.OriginRequestPolicyId)).toContain(policy?.logicalId);
      const origin = Origins.find(({ Id }: { Id: string }) => Id === behaviour?.TargetOriginId);
      // The name that the SDK signs for, and no other proof than the link's own.
      expect(json(origin?.DomainName)).toMatch(/DataReports.*RegionalDomainName/);
      expect(origin?.OriginAccessControlId).toBeUndefined();
    }
    const linking = namedFunctions(synthesised().resources).filter(
      ({ found, environment }) => found.stage === stage && 'REPORT_BUCKET' in environment,
    );
    expect(linking.length).toBeGreaterThan(10);
    for (const { environment } of linking) expect(environment.REPORT_LINKS).toBe('same-origin');
  });

  it('lets what EventBridge cannot deliver into the dead letters, by the rule’s own name alone', () => {
    for (const queue of of('AWS::SQS::Queue', 'prod')) {
      const policy = of('AWS::SQS::QueuePolicy', 'prod').find(({ properties }) =>
        json(properties.Queues).includes(queue.logicalId),
      );
      const text = json(policy?.properties);
      expect(text).toContain('"Service":"events.amazonaws.com"');
      expect(text).toMatch(/"ArnEquals":\{"aws:SourceArn":\{"Fn::GetAtt":\["\w+(Schedule|Events)/);
      const senders = synthesised().resources.filter(
        (one) =>
          one.stage === 'prod' &&
          identityStatements(one).some(
            ({ actions, resources }) =>
              actions.includes('sqs:SendMessage') && json(resources).includes(queue.logicalId),
          ),
      );
      expect(senders, queue.logicalId).toHaveLength(1);
    }
  });

  it('lets CloudWatch publish to the encrypted topic of alarms, for this account alone', () => {
    for (const stage of onAws) {
      const [key] = of('AWS::KMS::Key', stage)
        .flatMap(resourceStatements)
        .filter(({ actions }) => actions.includes('kms:GenerateDataKey'));
      expect(key?.actions).toContain('kms:Decrypt');
      const [topic] = of('AWS::SNS::TopicPolicy', stage);
      expect(json(topic?.properties)).toMatch(
        /"aws:SourceAccount":\{"Ref":"AWS::AccountId"\}.*cloudwatch\.amazonaws\.com/,
      );
    }
  });

  it.each(onAws)(
    'opens the way to each service that functions call, and to the server from both ends, in %s',
    (stage) => {
      const services = of('AWS::EC2::VPCEndpoint', stage).map(({ properties }) =>
        json(properties.ServiceName),
      );
      for (const service of ['s3', 'secretsmanager', 'events']) {
        expect(
          services.filter((name) => name.includes(`.${service}"`)),
          service,
        ).toHaveLength(1);
      }
      const rules = (type: string) => of(type, stage).map(({ properties }) => json(properties));
      const ingress = rules('AWS::EC2::SecurityGroupIngress');
      const egress = rules('AWS::EC2::SecurityGroupEgress');
      const leads = (from: RegExp, to: RegExp, all: readonly string[]) =>
        all.some((rule) => from.test(rule) && to.test(rule));
      expect(leads(/"SourceSecurityGroupId":[^}]*Functions/, /"GroupId":[^}]*ProxyGroup/, ingress)).toBe(
        true,
      );
      expect(
        leads(/"GroupId":[^}]*ProxyGroup/, /"DestinationSecurityGroupId":[^}]*DatabaseGroup/, egress),
      ).toBe(true);
      expect(leads(/"SourceSecurityGroupId":[^}]*ProxyGroup/, /"GroupId":[^}]*DatabaseGroup/, ingress)).toBe(
        true,
      );
      expect(
        leads(/"SourceSecurityGroupId":[^}]*RotationGroup/, /"GroupId":[^}]*DatabaseGroup/, ingress),
      ).toBe(true);
    },
  );

  it('lets the HTTP API call the alias to which its routes lead, by the route’s own path', () => {
    for (const stage of onAws) {
      const integrations = of('AWS::ApiGatewayV2::Integration', stage);
      const permissions = of('AWS::Lambda::Permission', stage).map(({ stack, properties }) => ({
        stack,
        properties,
      }));
      for (const { stack, properties } of integrations) {
        const fitting = permissions.filter(
          (one) =>
            one.stack === stack && json(one.properties.FunctionName) === json(properties.IntegrationUri),
        );
        expect(fitting).toHaveLength(1);
        expect(json(fitting[0]?.properties)).toMatch(/apigateway\.amazonaws\.com.*execute-api/);
      }
    }
  });
}
