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
  ])('refuses %s with one sentence', (_, stage, settings, sentence) => {
    expect(() => read(stage, settings)).toThrow(`stage ${stage}: ${sentence}`);
  });
});
