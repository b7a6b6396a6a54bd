import { describe, expect, it } from 'vitest';
import { readAnalyticsSettings } from './analytics.ts';
import { readSignInSettings, readTokenSettings } from './auth.ts';
import { readLogLevel } from './logging.ts';
import { env } from './names.ts';
import { namesStore, readMigrationTarget, readStoreTarget } from './postgres.ts';
import { findConflicts, readBoolean, readList, readOrigins, readUrl } from './reader.ts';
import { readTelemetrySettings } from './telemetry.ts';

describe('synonyms', () => {
  it('lets the first name win', () => {
    expect(readAnalyticsSettings({ RANKING_DEFAULT_TOP_N: '7' }).defaultTopN).toBe(7);
    expect(readAnalyticsSettings({ RANKING_DEFAULT_TOP_N: '7', DEFAULT_TOP_N: '5' }).defaultTopN).toBe(5);
  });

  it('reports names that disagree, without their values', () => {
    const environment = { POSTGRES_DSN: 'postgresql://a:x@h/d', POSTGRES_URL: 'postgresql://a:y@h/d' };
    expect(findConflicts(environment, Object.values(env))).toEqual([
      { used: 'POSTGRES_DSN', ignored: 'POSTGRES_URL' },
    ]);
    expect(
      findConflicts({ ...environment, POSTGRES_URL: environment.POSTGRES_DSN }, Object.values(env)),
    ).toEqual([]);
  });
});

describe('a bad value', () => {
  it.each([
    [
      () => readAnalyticsSettings({ DEFAULT_TOP_N: '0' }),
      'DEFAULT_TOP_N must be a whole number from 1 to 1000',
    ],
    [() => readAnalyticsSettings({ FORECAST_HORIZON_DAYS: '3.5' }), 'FORECAST_HORIZON_DAYS must be'],
    [() => readAnalyticsSettings({ REORDER_SERVICE_LEVEL: '1' }), 'REORDER_SERVICE_LEVEL must be'],
    [() => readBoolean({ X: 'maybe' }, ['X'], true), 'X must be true or false'],
    [() => readUrl({ X: 'ftp://a' }, ['X']), 'X must be an http'],
    [() => readTokenSettings({}), 'FRONTEND_JWT_ISSUER_URL is required'],
    [() => readTokenSettings({ FRONTEND_JWT_ISSUER_URL: 'https://a' }), 'FRONTEND_JWT_AUDIENCE is required'],
    [
      () =>
        readTokenSettings({
          FRONTEND_JWT_ISSUER_URL: 'https://a',
          FRONTEND_JWT_AUDIENCE: 'b',
          FRONTEND_JWT_ALGORITHM: 'none',
        }),
      'FRONTEND_JWT_ALGORITHM must be one of',
    ],
    [
      () => readTokenSettings({ FRONTEND_JWT_ISSUER_URL: 'http://sso.example', FRONTEND_JWT_AUDIENCE: 'b' }),
      'FRONTEND_JWT_ISSUER_URL must be an https address',
    ],
    [() => readOrigins({ X: 'https://a.example, *' }, ['X'], []), 'X must list origins'],
    [() => readOrigins({ X: 'https://a.example/page' }, ['X'], []), 'X must list origins'],
    [() => readStoreTarget({ POSTGRES_URL: 'mysql://a:geheim@h/d' }), 'POSTGRES_URL cannot be used: '],
    [() => readMigrationTarget({ POSTGRES_MIGRATION_DSN: 'x' }), 'POSTGRES_MIGRATION_DSN cannot be used: '],
    [() => readStoreTarget({ POSTGRES_PORT: '99999' }), 'POSTGRES_PORT must be'],
    [
      () => readTelemetrySettings({ TRACE_URL_TEMPLATE: 'javascript:{traceId}' }),
      'TRACE_URL_TEMPLATE must be',
    ],
    [
      () => readTelemetrySettings({ TRACE_URL_TEMPLATE: 'https://traces.example/' }),
      'TRACE_URL_TEMPLATE must be',
    ],
    [() => readStoreTarget({ POSTGRES_SSLMODE: 'sometimes' }), 'POSTGRES_SSLMODE must be one of'],
  ])('is one message that names the variable (%#)', (read, message) => {
    expect(read).toThrow(message);
  });
});

describe('defaults', () => {
  it('are those of the documented configuration', () => {
    expect(readAnalyticsSettings({})).toEqual({
      defaultTopN: 10,
      forecastHorizonDays: 30,
      defaultHistoryDays: 365,
      serviceLevel: 0.95,
    });
    expect(readStoreTarget({})).toEqual({
      host: 'localhost',
      port: 5432,
      database: 'otel_bi',
      user: 'otel_bi',
      password: 'otel_bi',
      sslmode: 'prefer',
    });
    expect(readTelemetrySettings({})).toEqual({
      serviceName: 'otel-bi-api',
      jobServiceName: 'otel-bi-analytics',
      isXRayOn: false,
      serviceNamespace: 'otel-bi',
      environmentName: undefined,
      extraAttributes: {},
      lambda: null,
      endpoint: 'http://localhost:4318',
      otlp: {
        traces: {
          signal: 'traces',
          url: 'http://localhost:4318/v1/traces',
          isPacked: false,
          timeoutMs: 2_000,
          tls: null,
        },
        metrics: {
          signal: 'metrics',
          url: 'http://localhost:4318/v1/metrics',
          isPacked: false,
          timeoutMs: 2_000,
          tls: null,
        },
      },
      sampling: { parentBased: true, ratio: 1 },
      traceUrlTemplate: null,
    });
    expect(namesStore({})).toBe(false);
    expect(readLogLevel({})).toBe('info');
    expect(readLogLevel({ LOG_LEVEL: 'WARNING' })).toBe('warn');
  });

  it('switch sign-in on exactly when authentication is required', () => {
    const issuer = { FRONTEND_JWT_ISSUER_URL: 'https://sso.example/realm/' };
    expect(readSignInSettings(issuer)).toMatchObject({
      enabled: true,
      authority: 'https://sso.example/realm/',
    });
    expect(readSignInSettings({ REQUIRE_FRONTEND_AUTH: 'false' }).enabled).toBe(false);
    expect(readSignInSettings({ ...issuer, OIDC_ENABLED: 'false' }).enabled).toBe(false);
    expect(readSignInSettings({ ...issuer, OIDC_AUTHORITY: 'https://b.example' }).authority).toBe(
      'https://b.example',
    );
  });

  it('keep the issuer to the letter: a token is compared with it', () => {
    const settings = readTokenSettings({
      FRONTEND_JWT_ISSUER_URL: 'https://sso.example/',
      FRONTEND_JWT_AUDIENCE: 'api',
      FRONTEND_REQUIRED_SCOPES: 'a b,c',
    });
    expect(settings).toMatchObject({ issuer: 'https://sso.example/', requiredScopes: ['a', 'b', 'c'] });
  });

  it('write origins as a browser sends them', () => {
    expect(readOrigins({ X: 'HTTPS://BI.example/, http://localhost:5173' }, ['X'], [])).toEqual([
      'https://bi.example',
      'http://localhost:5173',
    ]);
  });

  it('split lists at commas and blanks', () => {
    expect(readList({ X: ' a, b  c,' }, ['X'], [])).toEqual(['a', 'b', 'c']);
    expect(readList({ X: '  ' }, ['X'], ['z'])).toEqual(['z']);
  });
});
