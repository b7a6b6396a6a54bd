import { contentSecurityPolicy } from '@otel-bi/shared/contract/page-headers.ts';
import { expect, it } from 'vitest';
import { alarms } from '../observability/alarms.ts';
import { namedFunctions, resourceStatements } from './read.ts';
import type { Found, Synthesised } from './synthesised.ts';

/** What holds data, what watches, and what each stage has of it. */
export function resourceSuite(synthesised: () => Synthesised): void {
  const of = (type: string, stage?: string): Found[] =>
    synthesised().resources.filter(
      (one) => one.type === type && (stage === undefined || one.stage === stage),
    );
  const typesOf = (stage: string) =>
    new Set(synthesised().resources.flatMap((one) => (one.stage === stage ? [one.type] : [])));

  it('has neither network, database nor distribution on an emulator', () => {
    const types = [...typesOf('local')].filter((type) =>
      /::(EC2|RDS|CloudFront|CodeDeploy|Budgets)::/.test(type),
    );
    expect(types).toEqual([]);
  });

  it('encrypts every bucket, closes it to the public and asks for TLS', () => {
    const buckets = of('AWS::S3::Bucket');
    expect(buckets.length).toBe(3 + 4 + 4);
    for (const bucket of buckets) {
      expect(bucket.properties).toMatchObject({
        BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      });
      const policy = of('AWS::S3::BucketPolicy', bucket.stage).find(({ properties }) =>
        JSON.stringify(properties.Bucket).includes(bucket.logicalId),
      );
      expect(JSON.stringify(policy?.properties)).toContain('"aws:SecureTransport":"false"');
      expect(policy && resourceStatements(policy).some(({ effect }) => effect === 'Deny')).toBe(true);
    }
  });

  it('versions reports and seals, and locks seals', () => {
    for (const { logicalId, properties } of of('AWS::S3::Bucket')) {
      if (!/Data(Reports|Seals)/.test(logicalId)) continue;
      expect(properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    }
    const [seals] = of('AWS::S3::Bucket', 'prod').filter(({ logicalId }) => logicalId.includes('Seals'));
    expect(seals?.properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
    });
  });

  it('lets staged exports go after a week', () => {
    const [reports] = of('AWS::S3::Bucket', 'prod').filter(({ logicalId }) => logicalId.includes('Reports'));
    expect(reports?.properties.LifecycleConfiguration).toMatchObject({
      Rules: expect.arrayContaining([
        expect.objectContaining({ Prefix: 'staged/', ExpirationInDays: 7, Status: 'Enabled' }),
      ]),
    });
  });

  it('keeps what holds data when the stack of production goes', () => {
    const holders = ['AWS::RDS::DBInstance', 'AWS::SecretsManager::Secret', 'AWS::S3::Bucket'];
    // The page and CloudFront's key are made again by a deployment.
    const kept = synthesised().resources.filter(
      ({ stage, type, logicalId }) =>
        stage === 'prod' && holders.includes(type) && !/^(Page|FrontDoor)/.test(logicalId),
    );
    expect(kept.length).toBe(1 + 4 + 3);
    for (const { resource, logicalId } of kept) {
      expect(resource.DeletionPolicy, logicalId).toBe('RetainExceptOnCreate');
      expect(resource.UpdateReplacePolicy, logicalId).toBe('Retain');
    }
    for (const { resource } of of('AWS::S3::Bucket', 'dev').filter(({ logicalId }) =>
      /Seals/.test(logicalId),
    )) {
      expect(resource.DeletionPolicy).toBe('RetainExceptOnCreate');
    }
  });

  it('runs PostgreSQL encrypted, behind TLS, with a standby in production and rotated logins', () => {
    for (const stage of ['dev', 'prod'] as const) {
      const [server] = of('AWS::RDS::DBInstance', stage);
      expect(server?.properties).toMatchObject({
        Engine: 'postgres',
        StorageEncrypted: true,
        MultiAZ: stage === 'prod',
        DeletionProtection: stage === 'prod',
        PubliclyAccessible: false,
        BackupRetentionPeriod: stage === 'prod' ? 35 : 7,
      });
      expect(of('AWS::RDS::DBParameterGroup', stage)[0]?.properties).toMatchObject({
        Parameters: { 'rds.force_ssl': '1' },
      });
      expect(of('AWS::RDS::DBProxy', stage)[0]?.properties).toMatchObject({ RequireTLS: true });
      expect(of('AWS::SecretsManager::RotationSchedule', stage)).toHaveLength(2);
    }
  });

  it('lets only the proxy and the rotation reach PostgreSQL, and only functions the proxy', () => {
    const open = of('AWS::EC2::SecurityGroup', 'prod').flatMap(({ properties, logicalId }) =>
      JSON.stringify(properties.SecurityGroupIngress ?? []).includes('0.0.0.0/0') ? [logicalId] : [],
    );
    expect(open).toEqual([]);
    const sources = of('AWS::EC2::SecurityGroupIngress', 'prod').map(({ properties }) =>
      String(properties.Description),
    );
    expect(sources).toHaveLength(3);
  });

  it('throttles the API and logs each request with what leads to its trace', () => {
    const rates = { local: 50, dev: 50, prod: 200 } as const;
    for (const { stage, properties } of of('AWS::ApiGatewayV2::Stage')) {
      expect(properties).toMatchObject({ DefaultRouteSettings: { ThrottlingRateLimit: rates[stage] } });
      expect(JSON.stringify(properties.AccessLogSettings)).toContain('$context.integration.requestId');
    }
  });

  it('lets no other site call the API unless it is named, and none with credentials', () => {
    for (const { properties } of of('AWS::ApiGatewayV2::Api', 'prod')) {
      expect(properties.CorsConfiguration).toBeUndefined();
    }
    for (const { properties } of of('AWS::S3::Bucket', 'prod')) {
      expect(properties.CorsConfiguration).toBeUndefined();
    }
    for (const { properties } of of('AWS::ApiGatewayV2::Api')) {
      expect(JSON.stringify(properties.CorsConfiguration ?? {})).not.toContain('"*"');
    }
  });

  it('serves the page with the headers of the embedded server', () => {
    const { configs } = synthesised();
    const policies = of('AWS::CloudFront::ResponseHeadersPolicy', 'prod').map((one) =>
      JSON.stringify(one.properties),
    );
    const expected = contentSecurityPolicy(configs.prod.pageConnects);
    // The collector that the API tells the page, which has no other here.
    expect(expected).toContain("connect-src 'self' https://sso.example.com https://otel.example.com:4318;");
    expect(policies.some((policy) => policy.includes(expected))).toBe(true);
  });

  it('uses every alarm, each with its meaning and the way to its section', () => {
    for (const stage of ['dev', 'prod'] as const) {
      const made = of('AWS::CloudWatch::Alarm', stage);
      for (const { name, meaning } of Object.values(alarms)) {
        const ofThis = made.filter(({ properties }) =>
          String(properties.AlarmName).startsWith(`otel-bi-${stage}-${name}`),
        );
        expect(ofThis.length, name).toBeGreaterThan(0);
        for (const { properties } of ofThis) {
          expect(properties.AlarmDescription).toContain(meaning);
          expect(properties.AlarmDescription).toContain(`docs/operations.md#alarm-${name}`);
          expect(properties.AlarmActions).toHaveLength(1);
        }
      }
    }
  });

  it('tells of a rotation that failed by the errors of the function that rotates', () => {
    const watched = of('AWS::CloudWatch::Alarm', 'prod').flatMap(({ properties }) =>
      String(properties.AlarmName).includes('login-rotation-failed') ? [properties] : [],
    );
    const functions = of('AWS::Serverless::Application', 'prod').map(
      ({ properties }) => Object(properties.Parameters).functionName,
    );
    expect(functions).toHaveLength(2);
    expect(watched).toMatchObject(
      functions.map((Value) => ({
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value }],
        TreatMissingData: 'notBreaching',
      })),
    );
  });

  it('says that a schedule is silent: after three rounds of upkeep, two hours or a day', () => {
    const watches = Object.fromEntries(
      of('AWS::CloudWatch::Alarm', 'prod').flatMap(({ properties }) => {
        const name = String(properties.AlarmName);
        if (!name.includes('job-did-not-run')) return [];
        expect(properties.TreatMissingData).toBe('breaching');
        return [[name.slice(29), Number(properties.Period) * Number(properties.EvaluationPeriods)]];
      }),
    );
    expect(watches).toMatchObject({
      'platform-sweep': 900,
      'wwi-hourly-events': 2 * 3_600,
      'aw-daily-forecast': 25 * 3_600,
    });
  });

  it('cannot be deployed while its settings are examples', () => {
    for (const [name, { Rules }] of synthesised().templates) {
      expect(JSON.stringify(Rules ?? {}), name).toContain('example settings');
    }
  });

  it('tags its functions with product and stage, by which the budget counts', () => {
    for (const { name, found } of namedFunctions(of('AWS::Lambda::Function', 'prod'))) {
      expect(found.properties.Tags, name).toEqual(
        expect.arrayContaining([
          { Key: 'product', Value: 'otel-bi' },
          { Key: 'stage', Value: 'prod' },
        ]),
      );
    }
  });
}
