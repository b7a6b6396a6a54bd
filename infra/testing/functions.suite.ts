import { jobs, sealer, sweeper } from '@otel-bi/shared/contract/jobs.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { expect, it } from 'vitest';
import { namedFunctions } from './read.ts';
import type { Found, Synthesised } from './synthesised.ts';

const onAws = ['dev', 'prod'] as const;

/** Functions, their routes, schedules, environments and logs. */
export function functionSuite(synthesised: () => Synthesised): void {
  const of = (type: string, stage?: string): Found[] =>
    synthesised().resources.filter(
      (one) => one.type === type && (stage === undefined || one.stage === stage),
    );
  const named = (stage?: string) =>
    namedFunctions(synthesised().resources).filter(
      ({ found }) => stage === undefined || found.stage === stage,
    );

  it.each(['local', 'dev', 'prod'])(
    'routes every endpoint of the contract, and nothing else, in %s',
    (stage) => {
      const keys = of('AWS::ApiGatewayV2::Route', stage).map(({ properties }) => properties.RouteKey);
      expect(keys.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
    },
  );

  it('has a function for each endpoint, job and worker, for upkeep, the way in and the migrations', () => {
    expect(named('dev')).toHaveLength(routes.length + jobs.length + 2 + 1 + 1 + 1);
    expect(named('local')).toHaveLength(routes.length + jobs.length + 2 + 1 + 1);
  });

  it('keeps the names of functions within what Lambda takes', () => {
    for (const { name } of named()) expect(name).toMatch(/^[a-z0-9-]{1,64}$/);
  });

  it('runs on Lambda’s newest Node, on arm64', () => {
    for (const { found } of named()) {
      expect(found.properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
  });

  it('ends endpoints before the HTTP API does, and upkeep before its next round', () => {
    const timeouts = new Map(
      named('prod').map(({ name, found }) => [name, Number(found.properties.Timeout)]),
    );
    expect(timeouts.get('otel-bi-prod-aw-sales-kpis')).toBeLessThan(30);
    expect(timeouts.get('otel-bi-prod-platform-sweep')).toBeLessThan(60);
    expect(timeouts.get('otel-bi-prod-aw-daily-forecast')).toBe(900);
  });

  it.each(onAws)('fires every job at its time in UTC, in %s', (stage) => {
    const schedules = of('AWS::Events::Rule', stage).flatMap(({ properties }) =>
      properties.ScheduleExpression === undefined
        ? []
        : [[String(properties.Description).split(',')[0], properties.ScheduleExpression]],
    );
    expect(Object.fromEntries(schedules)).toEqual({
      'aw.daily.forecast': 'cron(0 2 * * ? *)',
      'aw.daily.scores': 'cron(30 2 * * ? *)',
      'aw.daily.data_quality': 'cron(0 3 * * ? *)',
      'aw.daily.anomaly_detection': 'cron(30 3 * * ? *)',
      'wwi.hourly.reorder': 'cron(0 * * * ? *)',
      'wwi.daily.supplier_scores': 'cron(30 3 * * ? *)',
      'wwi.hourly.events': 'cron(30 * * * ? *)',
      'wwi.daily.data_quality': 'cron(0 4 * * ? *)',
      [sweeper.id]: 'cron(* * * * ? *)',
      [sealer.id]: 'cron(* * * * ? *)',
    });
  });

  it('gives each job the requests for its own runs, from the product’s bus', () => {
    const rules = of('AWS::Events::Rule', 'dev').filter(
      ({ properties }) => properties.EventPattern !== undefined,
    );
    const jobIds = rules.flatMap(({ properties }) => {
      expect(properties.EventBusName).toBeDefined();
      const pattern = JSON.stringify(properties.EventPattern);
      return jobs.filter(({ id }) => pattern.includes(`"${id}"`)).map(({ id }) => id);
    });
    expect(jobIds.sort()).toEqual(jobs.map(({ id }) => id).sort());
  });

  it('keeps what background functions cannot take in queues of their own', () => {
    for (const stage of ['local', 'dev', 'prod']) {
      const destinations = of('AWS::Lambda::EventInvokeConfig', stage).map(({ properties }) =>
        JSON.stringify(properties.DestinationConfig),
      );
      const background = jobs.length + 3;
      expect(new Set(destinations).size).toBe(background);
      expect(of('AWS::SQS::Queue', stage)).toHaveLength(background);
    }
    for (const { properties } of of('AWS::SQS::Queue')) {
      expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
    }
    for (const rule of of('AWS::Events::Rule')) {
      expect(JSON.stringify(rule.properties.Targets)).toContain('DeadLetterConfig');
    }
  });

  it('sets only variables that the product reads', () => {
    const known = new Set<string>([
      ...Object.values(env).flat(),
      'FONTS_DIR',
      'AWS_ENDPOINT_URL',
      'NODE_PATH',
      'NODE_OPTIONS',
      'LAMBDA_NODE',
    ]);
    for (const { environment, name } of named()) {
      for (const variable of Object.keys(environment))
        expect(known, `${name} ${variable}`).toContain(variable);
    }
  });

  it('holds no secret in a variable: only names of secrets', () => {
    for (const { environment } of named()) {
      for (const variable of Object.keys(environment)) {
        expect(variable).not.toMatch(/(PASSWORD|DSN|SECRET|CONNECTION_STRING)$/);
      }
    }
  });

  it('names requests and background work as two services', () => {
    const service = (name: string) =>
      named('dev').find((one) => one.name === `otel-bi-dev-${name}`)?.environment.OTEL_SERVICE_NAME;
    expect(service('aw-sales-kpis')).toBe('otel-bi-api');
    expect(service('aw-daily-forecast')).toBe('otel-bi-analytics');
    expect(service('platform-files')).toBe('otel-bi-analytics');
  });

  it('says where things are only to functions that use them', () => {
    const environment = (name: string) =>
      named('prod').find((one) => one.name === `otel-bi-prod-${name}`)?.environment ?? {};
    expect(environment('aw-sales-kpis')).toMatchObject({
      APP_ENV: 'prod',
      AW_MSSQL_SECRET_ARN: expect.anything(),
      POSTGRES_SECRET_ARN: expect.anything(),
      POSTGRES_SSLMODE: 'verify-full',
    });
    expect(Object.keys(environment('aw-sales-kpis'))).not.toContain('EVENT_BUS_NAME');
    expect(environment('platform-seal')).toMatchObject({
      AUDIT_VAULT_MODE: 'GOVERNANCE',
      AUDIT_VAULT_RETENTION_DAYS: '365',
    });
    expect(environment('aw-export-sales-history')).toMatchObject({ FONTS_DIR: '/opt/fonts' });
    expect(Object.keys(environment('aw-export-sales-history'))).not.toContain('NODE_PATH');
    // Where files are is said without asking the bucket.
    expect(Object.keys(environment('platform-reports-read'))).toContain('REPORT_BUCKET');
  });

  it('keeps logs as long as the stage says, each function in a group of its own', () => {
    const days = { local: 1, dev: 30, prod: 90 } as const;
    for (const group of of('AWS::Logs::LogGroup')) {
      expect(group.properties.RetentionInDays, group.logicalId).toBe(days[group.stage]);
    }
    const groups = named().map(
      ({ found }) => JSON.stringify(found.properties.LoggingConfig) + found.stack + found.stage,
    );
    expect(new Set(groups).size).toBe(named().length);
  });

  it.each(onAws)('switches endpoints to a new version by steps, back on an alarm, in %s', (stage) => {
    const groups = of('AWS::CodeDeploy::DeploymentGroup', stage);
    expect(groups).toHaveLength(routes.length);
    for (const { properties } of groups) {
      expect(properties).toMatchObject({
        AlarmConfiguration: { Enabled: true, Alarms: [expect.anything()] },
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_FAILURE']),
        },
      });
    }
    expect(of('AWS::Lambda::Alias', stage)).toHaveLength(routes.length);
    for (const { properties } of of('AWS::ApiGatewayV2::Integration', stage)) {
      expect(JSON.stringify(properties.IntegrationUri)).toMatch(/Alias/i);
    }
  });
}
