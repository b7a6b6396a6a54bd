import { describe, expect, it } from 'vitest';
import { readStageConfig } from './read.ts';
import type { StageName } from './stage.ts';

const signIn = {
  FRONTEND_JWT_ISSUER_URL: 'https://sso.bank.test/realms/bi',
  FRONTEND_JWT_AUDIENCE: 'bi',
  FRONTEND_OIDC_CLIENT_ID: 'page',
};
const dev = { ...signIn, OTEL_COLLECTOR_ENDPOINT: 'https://otel.bank.test' };
const prod = { ...dev, ALARM_EMAIL: 'on-call@bank.test' };

const headersArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:collector-a1b2c3';

const read = (stage: StageName, settings: Readonly<Record<string, string>>) =>
  readStageConfig(stage, settings, { allowsExamples: false });

describe('the configuration of a stage', () => {
  it('is complete with what the stage requires', () => {
    expect(read('prod', prod)).toMatchObject({
      name: 'prod',
      isExample: false,
      retainsData: true,
      environment: { APP_ENV: 'prod', REQUIRE_FRONTEND_AUTH: 'true', FRONTEND_JWT_AUDIENCE: 'bi' },
      throttling: { requestsPerSecond: 200, burst: 400 },
      platform: { kind: 'aws', database: { isMultiAz: true }, network: { natGateways: 2 } },
    });
  });

  it('takes examples only for a stage that is given nothing, and says so', () => {
    expect(readStageConfig('prod', {}, { allowsExamples: true }).isExample).toBe(true);
    const partly = () => readStageConfig('prod', signIn, { allowsExamples: true });
    expect(partly).toThrow('stage prod: OTEL_COLLECTOR_ENDPOINT is required');
  });

  it('uses a collector that is named, and none on an emulator otherwise', () => {
    const open = { REQUIRE_FRONTEND_AUTH: 'false' };
    expect(read('local', open).environment).toMatchObject({ OTEL_SDK_DISABLED: 'true' });
    const named = read('local', { ...open, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' });
    expect(named.environment).toMatchObject({ OTEL_COLLECTOR_ENDPOINT: 'http://localhost:4318' });
    expect(named.environment.OTEL_SDK_DISABLED).toBeUndefined();
  });

  it('takes a webhook without its key, which is made', () => {
    const { webhookUrl, environment } = read('dev', { ...dev, WEBHOOK_URL: 'https://chat.bank.test/hook' });
    expect(webhookUrl).toBe('https://chat.bank.test/hook');
    expect(Object.keys(environment)).not.toContain('WEBHOOK_SECRET');
  });

  it('lets the page talk to every origin of the sign-in, once', () => {
    const { pageConnects } = read('dev', {
      ...dev,
      OIDC_AUTHORITY: 'https://login.bank.test/realms/bi',
      PAGE_CONNECTS: 'https://token.bank.test, https://sso.bank.test',
    });
    expect(pageConnects).toEqual([
      'https://login.bank.test',
      'https://sso.bank.test',
      'https://otel.bank.test',
      'https://token.bank.test',
    ]);
  });

  it('lets the page talk to the collector that it will send to, and to no other', () => {
    const connects = (settings: Readonly<Record<string, string>>) =>
      read('dev', { ...dev, ...settings }).pageConnects.filter((origin) => origin.includes('otel'));
    expect(connects({})).toEqual(['https://otel.bank.test']);
    expect(connects({ VITE_OTEL_COLLECTOR_ENDPOINT: 'https://otel.pages.test/v1' })).toEqual([
      'https://otel.pages.test',
    ]);
    // Of a page over TLS the browser takes no plain HTTP.
    expect(connects({ OTEL_COLLECTOR_ENDPOINT: 'http://otel.internal:4318' })).toEqual([]);
    expect(connects({ OTEL_SDK_DISABLED: 'true' })).toEqual([]);
  });

  it('takes what is for another stage where all of them are looked at', () => {
    const settings = { ...prod, AWS_ENDPOINT_URL: 'http://localhost:4566' };
    expect(readStageConfig('prod', settings, { allowsExamples: true }).isExample).toBe(false);
  });

  it('takes an empty setting for one that is not given', () => {
    expect(read('dev', { ...dev, API_RATE_LIMIT: ' ' }).throttling.requestsPerSecond).toBe(50);
  });

  it.each<[string, StageName, Record<string, string>, string]>([
    ['missing', 'dev', signIn, 'OTEL_COLLECTOR_ENDPOINT is required'],
    ['missing in production', 'prod', dev, 'ALARM_EMAIL is required'],
    [
      'no number',
      'dev',
      { ...dev, API_RATE_LIMIT: 'many' },
      'API_RATE_LIMIT must be a whole number from 1 to 10000',
    ],
    [
      'out of range',
      'dev',
      { ...dev, API_RATE_LIMIT: '0' },
      'API_RATE_LIMIT must be a whole number from 1 to 10000',
    ],
    [
      'a retention that does not exist',
      'dev',
      { ...dev, LOG_RETENTION_DAYS: '8' },
      'LOG_RETENTION_DAYS must be one of: 1, 3,',
    ],
    [
      'an issuer over plain HTTP',
      'dev',
      { ...dev, FRONTEND_JWT_ISSUER_URL: 'http://sso.bank.test' },
      'FRONTEND_JWT_ISSUER_URL must be an https address',
    ],
    ['every origin', 'dev', { ...dev, CORS_ORIGINS: '*' }, 'CORS_ORIGINS must list origins such as'],
    [
      'open data in production',
      'prod',
      { ...prod, REQUIRE_FRONTEND_AUTH: 'false' },
      'REQUIRE_FRONTEND_AUTH must be true',
    ],
    ['another environment', 'prod', { ...prod, APP_ENV: 'dev' }, 'APP_ENV must be prod or not set'],
    [
      'a name without a certificate',
      'dev',
      { ...dev, DOMAIN_NAME: 'bi.bank.test' },
      'CERTIFICATE_ARN is required while DOMAIN_NAME is set',
    ],
    [
      'a certificate elsewhere',
      'dev',
      {
        ...dev,
        DOMAIN_NAME: 'bi.bank.test',
        CERTIFICATE_ARN: 'arn:aws:acm:eu-west-1:123456789012:certificate/a',
      },
      'CERTIFICATE_ARN must be the ARN of a resource of acm in us-east-1',
    ],
    [
      'a gateway without addresses',
      'dev',
      { ...dev, WAREHOUSE_ACCESS: 'transit-gateway', TRANSIT_GATEWAY_ID: 'tgw-1' },
      'WAREHOUSE_CIDRS is required while WAREHOUSE_ACCESS is transit-gateway',
    ],
    [
      'a gateway beside the internet',
      'dev',
      { ...dev, TRANSIT_GATEWAY_ID: 'tgw-1' },
      'TRANSIT_GATEWAY_ID cannot be set while WAREHOUSE_ACCESS is internet',
    ],
    [
      'a network too small',
      'dev',
      { ...dev, VPC_CIDR: '10.0.0.0/24' },
      'VPC_CIDR must be a range of addresses',
    ],
    ['a network that is none', 'dev', { ...dev, VPC_CIDR: '10.0.1.0/16' }, 'VPC_CIDR must be a range'],
    [
      'warehouses within the network',
      'dev',
      {
        ...dev,
        WAREHOUSE_ACCESS: 'peering',
        PEERING_CONNECTION_ID: 'pcx-1',
        WAREHOUSE_CIDRS: '192.168.0.0/24,10.40.8.0/24',
      },
      'WAREHOUSE_CIDRS overlaps VPC_CIDR in 10.40.8.0/24',
    ],
    [
      'a budget that nobody hears of',
      'dev',
      { ...dev, BUDGET_USD: '5' },
      'ALARM_EMAIL is required while BUDGET_USD is set',
    ],
    [
      'a burst below the rate',
      'dev',
      { ...dev, API_BURST_LIMIT: '10' },
      'API_BURST_LIMIT must not be smaller than API_RATE_LIMIT',
    ],
    [
      'synonyms that disagree',
      'dev',
      { ...dev, OTEL_EXPORTER_OTLP_ENDPOINT: 'https://other.test' },
      'OTEL_EXPORTER_OTLP_ENDPOINT contradicts OTEL_COLLECTOR_ENDPOINT',
    ],
    [
      'jobs longer than Lambda allows',
      'dev',
      { ...dev, JOBS_TIMEOUT_SECONDS: '900' },
      'JOBS_TIMEOUT_SECONDS must not exceed 880',
    ],
    [
      'a webhook over plain HTTP',
      'dev',
      { ...dev, WEBHOOK_URL: 'http://chat.bank.test' },
      'WEBHOOK_URL must be an https address',
    ],
    [
      'a login in an address',
      'dev',
      { ...dev, OTEL_COLLECTOR_ENDPOINT: 'https://key:geheim@otel.bank.test' },
      'OTEL_COLLECTOR_ENDPOINT must hold no credentials',
    ],
    [
      'a login in an address, also where nothing is deployed to AWS',
      'local',
      { ...signIn, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://key@localhost:4318' },
      'OTEL_EXPORTER_OTLP_ENDPOINT must hold no credentials',
    ],
    [
      'a login in the address of a trace',
      'dev',
      { ...dev, TRACE_URL_TEMPLATE: 'https://a:b@tempo.bank.test/{traceId}' },
      'TRACE_URL_TEMPLATE must hold no credentials',
    ],
    [
      'a trace view of one machine',
      'dev',
      { ...dev, TRACE_URL_TEMPLATE: '/traces/{traceId}' },
      'TRACE_URL_TEMPLATE must be a whole address',
    ],
    [
      'a collector on the machine that synthesises',
      'prod',
      { ...prod, OTEL_COLLECTOR_ENDPOINT: 'http://localhost:4318' },
      'OTEL_COLLECTOR_ENDPOINT must not name this machine',
    ],
    [
      'an issuer on this machine',
      'dev',
      { ...dev, FRONTEND_JWT_ISSUER_URL: 'http://localhost:8000/oidc' },
      'FRONTEND_JWT_ISSUER_URL must not name this machine',
    ],
    [
      'a sign-in page over plain HTTP',
      'dev',
      { ...dev, OIDC_AUTHORITY: 'http://sso.bank.test' },
      'OIDC_AUTHORITY must be an https address',
    ],
    [
      'a collector that browsers block',
      'dev',
      { ...dev, VITE_OTEL_COLLECTOR_ENDPOINT: 'http://otel.bank.test' },
      'VITE_OTEL_COLLECTOR_ENDPOINT must be an https address',
    ],
    [
      'sites over plain HTTP',
      'prod',
      { ...prod, CORS_ORIGINS: 'https://a.bank.test,http://b.bank.test' },
      'CORS_ORIGINS must list https origins alone, and http://b.bank.test is none',
    ],
    [
      'seals that go before the backups',
      'prod',
      { ...prod, AUDIT_VAULT_RETENTION_DAYS: '1' },
      'AUDIT_VAULT_RETENTION_DAYS must be at least 35',
    ],
    [
      'a page that nobody can sign in to',
      'dev',
      { ...dev, OIDC_ENABLED: 'false' },
      'OIDC_ENABLED must not be false while REQUIRE_FRONTEND_AUTH is true',
    ],
    [
      'a sign-in without a provider',
      'dev',
      { OTEL_SDK_DISABLED: 'true', REQUIRE_FRONTEND_AUTH: 'false', OIDC_ENABLED: 'true' },
      'OIDC_ENABLED cannot be true without OIDC_AUTHORITY or',
    ],
    [
      'scopes that nobody has',
      'dev',
      { OTEL_SDK_DISABLED: 'true', REQUIRE_FRONTEND_AUTH: 'false', SCOPE_CHECKS: 'true' },
      'SCOPE_CHECKS cannot be true while REQUIRE_FRONTEND_AUTH is false',
    ],
    [
      'a flag that is none',
      'dev',
      { OTEL_SDK_DISABLED: 'true', REQUIRE_FRONTEND_AUTH: 'false', SCOPE_CHECKS: 'perhaps' },
      'SCOPE_CHECKS must be true or false',
    ],
    [
      'a flag that is none',
      'prod',
      { ...prod, REQUIRE_FRONTEND_AUTH: 'nope' },
      'REQUIRE_FRONTEND_AUTH must be true or',
    ],
    [
      'open data in production in other words',
      'prod',
      { ...prod, REQUIRE_FRONTEND_AUTH: 'Off' },
      'REQUIRE_FRONTEND_AUTH must be true:',
    ],
    [
      'X-Ray without telemetry',
      'dev',
      { ...signIn, OTEL_SDK_DISABLED: 'true', TRACING_XRAY: 'true' },
      'TRACING_XRAY cannot be true while OTEL_SDK_DISABLED is true',
    ],
    [
      'a key that nobody is sent',
      'dev',
      { ...signIn, OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN: headersArn },
      'OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN cannot be set while OTEL_SDK_DISABLED is true',
    ],
    [
      'a key over plain HTTP',
      'dev',
      {
        ...signIn,
        OTEL_COLLECTOR_ENDPOINT: 'http://10.8.0.4:4318',
        OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN: headersArn,
      },
      'OTEL_COLLECTOR_ENDPOINT must be an https address while',
    ],
    [
      'a key that is no secret’s name',
      'dev',
      { ...dev, OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN: 'authorization=hunter2' },
      'OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN must be the ARN of a resource of secretsmanager',
    ],
    [
      'a key among the settings',
      'dev',
      { ...dev, OTEL_EXPORTER_OTLP_HEADERS: 'authorization=hunter2' },
      'OTEL_EXPORTER_OTLP_HEADERS may hold a credential',
    ],
    [
      'a share that the sampler does not read',
      'dev',
      { ...dev, OTEL_TRACES_SAMPLER_ARG: '0.1' },
      'OTEL_TRACES_SAMPLER_ARG is not read unless OTEL_TRACES_SAMPLER is',
    ],
    [
      'any certificate on the internet',
      'prod',
      { ...prod, MSSQL_TRUST_SERVER_CERTIFICATE: 'true' },
      'MSSQL_TRUST_SERVER_CERTIFICATE cannot be true while WAREHOUSE_ACCESS is internet',
    ],
    [
      'a certificate setting that is no flag',
      'dev',
      { ...dev, MSSQL_TRUST_SERVER_CERTIFICATE: 'perhaps' },
      'MSSQL_TRUST_SERVER_CERTIFICATE must be true or false',
    ],
    [
      'an API that the page’s policy does not allow',
      'dev',
      { ...dev, VITE_API_BASE_URL: 'https://api.bank.test' },
      'VITE_API_BASE_URL cannot be set',
    ],
    [
      'an emulator beside AWS',
      'dev',
      { ...dev, AWS_ENDPOINT_URL: 'http://localhost:4566' },
      'AWS_ENDPOINT_URL is for',
    ],
    [
      'a database beside its own',
      'prod',
      { ...prod, POSTGRES_DSN: 'postgresql://a:geheim@h/d' },
      'POSTGRES_DSN is not read',
    ],
    [
      'a firewall of a region',
      'dev',
      { ...dev, WEB_ACL_ARN: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/bi/abc' },
      'WEB_ACL_ARN must be the ARN of a resource of wafv2 in us-east-1, global/webacl/',
    ],
    [
      'a zone without a name in it',
      'dev',
      { ...dev, HOSTED_ZONE_ID: 'Z1', HOSTED_ZONE_NAME: 'bank.test' },
      'DOMAIN_NAME is required while HOSTED_ZONE_ID is set',
    ],
  ])('refuses %s with one sentence', (_, stage, settings, sentence) => {
    expect(() => read(stage, settings)).toThrow(`stage ${stage}: ${sentence}`);
    expect(() => read(stage, settings)).not.toThrow(/geheim|hunter2/);
  });
});
