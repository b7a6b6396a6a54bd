import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passedOn } from './config/product-environment.ts';
import { SolutionsChecks } from './nag-checks.ts';
import { identityStatements, namedFunctions } from './testing/read.ts';
import { type Synthesised, synthesiseForTest } from './testing/synthesised.ts';

/** A value of each setting that functions get as it was given. */
const ofTheProduct: Readonly<Record<(typeof passedOn)[number], string>> = {
  appEnv: 'dev',
  allowWritableLogin: 'true',
  defaultHistoryDays: '200',
  defaultTopN: '12',
  forecastHorizonDays: '14',
  jobsLeaseSeconds: '61',
  jobsMaxAttempts: '4',
  jobsRetrySeconds: '31',
  jobsTimeoutSeconds: '601',
  jwtAlgorithm: 'ES256',
  jwtAudience: 'bi',
  jwtIssuer: 'https://sso.bank.test/realms/bi',
  jwtJwksUrl: 'https://sso.bank.test/realms/bi/keys',
  logLevel: 'debug',
  oidcAuthority: 'https://sso.bank.test/realms/page',
  oidcClientId: 'page',
  oidcEnabled: 'true',
  oidcScope: 'openid bi',
  otelDisabled: 'false',
  otelResourceAttributes: 'team=bi',
  otelSampler: 'traceidratio',
  otelSamplerArgument: '0.5',
  otelServiceNamespace: 'bank',
  otlpEndpoint: 'https://otel.bank.test',
  otlpCompression: 'gzip',
  otlpMetricsCompression: 'none',
  otlpMetricsEndpoint: 'https://otel.bank.test/metrics',
  otlpMetricsTimeout: '1500',
  otlpProtocol: 'http/json',
  otlpTimeout: '2500',
  otlpTracesCompression: 'none',
  otlpTracesEndpoint: 'https://otel.bank.test/traces',
  otlpTracesTimeout: '1600',
  requireAuth: 'true',
  requiredScopes: 'bi',
  scopeChecks: 'true',
  serviceLevel: '0.9',
  storageDefaultLimit: '50',
  traceUrlTemplate: 'https://traces.bank.test/{traceId}',
  trustServerCertificate: 'true',
};

const headersArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:collector-a1b2c3';

/** Everything that a stage may be given beside what it requires. */
const settings = {
  ...Object.fromEntries(passedOn.map((key) => [env[key][0], ofTheProduct[key]])),
  OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN: headersArn,
  ALARM_EMAIL: 'on-call@bank.test',
  BUDGET_USD: '250',
  CORS_ORIGINS: 'https://intranet.bank.test',
  WEBHOOK_URL: 'https://chat.bank.test/hook',
  TRACING_XRAY: 'true',
  DOMAIN_NAME: 'bi.bank.test',
  CERTIFICATE_ARN: 'arn:aws:acm:us-east-1:123456789012:certificate/abc',
  HOSTED_ZONE_ID: 'Z0123456789',
  HOSTED_ZONE_NAME: 'bank.test',
  WEB_ACL_ARN: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/bi/abc',
  WAREHOUSE_ACCESS: 'transit-gateway',
  TRANSIT_GATEWAY_ID: 'tgw-0123456789abcdef0',
  WAREHOUSE_CIDRS: '10.8.0.0/16, 10.9.0.0/16',
  VITE_OTEL_COLLECTOR_ENDPOINT: 'https://browser.bank.test',
  AUDIT_VAULT_SERIES: 'restored-2026-01-31',
};

describe('a stage with everything that it may be given', () => {
  let dev: Synthesised;
  beforeAll(async () => {
    dev = await synthesiseForTest(settings, ['dev']);
  }, 300_000);
  afterAll(() => dev.close());
  const of = (type: string) => dev.resources.filter((one) => one.type === type);

  it('hands the settings of the product to every function', () => {
    const expected = Object.fromEntries(passedOn.map((key) => [env[key][0], ofTheProduct[key]]));
    for (const { name, environment } of namedFunctions(dev.resources)) {
      expect(environment, name).toMatchObject(expected);
    }
  });

  it('tells every function which secret the collector’s headers are, and lets it read that one', () => {
    for (const { name, environment, statements } of namedFunctions(dev.resources)) {
      expect(environment.OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN, name).toBe(headersArn);
      const reading = statements.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
      expect(JSON.stringify(reading), name).toContain(headersArn);
    }
  });

  it('seals and verifies in the series that is named', () => {
    const named = namedFunctions(dev.resources).filter((one) => 'AUDIT_VAULT_BUCKET' in one.environment);
    expect(named).toHaveLength(2);
    for (const { environment } of named) {
      expect(environment.AUDIT_VAULT_SERIES).toBe(settings.AUDIT_VAULT_SERIES);
    }
  });

  it('can be deployed', () => {
    expect(JSON.stringify([...dev.templates.values()])).not.toContain('example settings');
  });

  it('routes the warehouses’ addresses to the transit gateway, from each subnet of functions', () => {
    const routes = of('AWS::EC2::Route').filter(
      ({ properties }) => properties.TransitGatewayId !== undefined,
    );
    expect(routes.map(({ properties }) => properties.DestinationCidrBlock).sort()).toEqual([
      '10.8.0.0/16',
      '10.8.0.0/16',
      '10.9.0.0/16',
      '10.9.0.0/16',
    ]);
  });

  it('has the page at its own name, behind the firewall', () => {
    expect(of('AWS::CloudFront::Distribution')[0]?.properties).toMatchObject({
      DistributionConfig: {
        Aliases: ['bi.bank.test'],
        WebACLId: settings.WEB_ACL_ARN,
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    expect(of('AWS::Route53::RecordSet')).toHaveLength(2);
  });

  it('lets the page talk to the identity provider and its collector', () => {
    const headers = JSON.stringify(of('AWS::CloudFront::ResponseHeadersPolicy').map((one) => one.properties));
    expect(headers).toContain("connect-src 'self' https://sso.bank.test https://browser.bank.test;");
  });

  it('lets the named site call the API, without credentials', () => {
    expect(of('AWS::ApiGatewayV2::Api')[0]?.properties.CorsConfiguration).toMatchObject({
      AllowOrigins: ['https://intranet.bank.test'],
      AllowCredentials: false,
    });
  });

  it('lets the named site follow the API’s links to files, which it reads as it reads the API', () => {
    const rules = of('AWS::S3::Bucket').flatMap(({ logicalId, properties }) =>
      properties.CorsConfiguration === undefined ? [] : [[logicalId, properties.CorsConfiguration]],
    );
    expect(rules).toEqual([
      [
        expect.stringContaining('DataReports'),
        {
          CorsRules: [
            expect.objectContaining({
              AllowedOrigins: ['https://intranet.bank.test'],
              AllowedMethods: ['GET', 'HEAD'],
              // The browser sends along what it sent to the API.
              AllowedHeaders: expect.arrayContaining(['authorization', 'traceparent']),
              ExposedHeaders: expect.arrayContaining(['content-disposition']),
            }),
          ],
        },
      ],
    ]);
  });

  it('sends events to the webhook, whose key is a secret that its function alone reads', () => {
    const functions = namedFunctions(dev.resources);
    const readers = functions.filter(({ statements }) =>
      JSON.stringify(statements).includes('WebhookSecret'),
    );
    expect(readers.map(({ name }) => name)).toEqual(['otel-bi-dev-platform-webhook']);
    expect(readers[0]?.environment).toMatchObject({ WEBHOOK_URL: settings.WEBHOOK_URL });
  });

  it('traces by X-Ray, which adds no other permission for everything', () => {
    for (const { found } of namedFunctions(dev.resources)) {
      expect(found.properties.TracingConfig).toEqual({ Mode: 'Active' });
    }
    const actions = dev.resources
      .flatMap(identityStatements)
      .filter(({ resources }) => resources.includes('*'))
      .flatMap((statement) => statement.actions);
    expect(new Set(actions.map((action) => action.split(':')[0]))).toEqual(new Set(['ec2', 'xray']));
  });

  it('tells the budget and the alarms to the mail of on-call', () => {
    expect(JSON.stringify(of('AWS::Budgets::Budget')[0]?.properties)).toContain('on-call@bank.test');
    expect(of('AWS::SNS::Subscription')[0]?.properties).toMatchObject({ Endpoint: 'on-call@bank.test' });
  });

  it('is clean to cdk-nag', () => {
    expect(new SolutionsChecks(dev.app).validateScope(dev.app).violations).toEqual([]);
  }, 120_000);
});

describe('the checks', () => {
  it('find what nobody accepted', () => {
    const app = new App();
    new Topic(new Stack(app, 'stack'), 'topic');
    const { success, violations } = new SolutionsChecks(app).validateScope(app);
    expect(success).toBe(false);
    expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-SNS3');
  });
});
