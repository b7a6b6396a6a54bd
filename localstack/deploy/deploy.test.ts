import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { storeAddress } from '@otel-bi/shared/store/connection.ts';
import { parseDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import { describe, expect, it } from 'vitest';
import { freePort } from '../testing/free-port.ts';
import { reasonOf } from './cdk.ts';
import { CommandError } from './command.ts';
import { deployToEmulator } from './deploy.ts';
import { readConnections, readEmulatorAddress } from './settings.ts';

const sqlServer = 'sqlserver://reader:p%40ss@sql.example:1444?database=Sales&encrypt=strict';
const complete = {
  AW_MSSQL_DSN: `duckdb:${import.meta.filename}`,
  WWI_MSSQL_DSN: sqlServer,
  POSTGRES_DSN: 'postgresql://bi:b%3Ai@db.example/bi',
};

describe('the addresses that functions are given', () => {
  it('are those of the environment, files by their whole path', () => {
    const here = { ...complete, AW_MSSQL_DSN: 'duckdb:package.json?threads=2' };
    const { AwMssqlDsn, WwiMssqlDsn, PostgresDsn } = readConnections(here);
    expect(AwMssqlDsn).toBe(`duckdb:${resolve('package.json')}?threads=2`);
    expect(parseDsn(WwiMssqlDsn, 'X')).toEqual(parseDsn(sqlServer, 'X'));
    expect(storeAddress({ dsn: PostgresDsn })).toEqual(storeAddress({ dsn: complete.POSTGRES_DSN }));
  });

  it('are made of the discrete variables where there is no connection string', () => {
    const { WWI_MSSQL_DSN: _sql, POSTGRES_DSN: _store, ...rest } = complete;
    const { WwiMssqlDsn, PostgresDsn } = readConnections({
      ...rest,
      WWI_MSSQL_SERVER: 'sql.example\\two',
      WWI_MSSQL_USERNAME: 'reader',
      WWI_MSSQL_PASSWORD: '@:/?#',
      MSSQL_TRUST_SERVER_CERTIFICATE: 'true',
      POSTGRES_HOST: 'db.example',
      POSTGRES_PASSWORD: "@:/?# \\'",
    });
    const warehouse = parseDsn(WwiMssqlDsn, 'X');
    expect(warehouse).toMatchObject({ instance: 'two', database: 'WideWorldImportersDW', user: 'reader' });
    expect(warehouse.engine === 'mssql' && warehouse.password.reveal()).toBe('@:/?#');
    expect(warehouse).toMatchObject({ trustServerCertificate: true, encrypt: 'require' });
    expect(storeAddress({ dsn: PostgresDsn })).toMatchObject({ host: 'db.example', password: "@:/?# \\'" });
  });

  it('can be sockets', () => {
    const dsn = 'host=/run/postgresql port=5433 user=bi dbname=bi';
    const { PostgresDsn } = readConnections({ ...complete, POSTGRES_DSN: dsn });
    expect(storeAddress({ dsn: PostgresDsn })).toEqual(storeAddress({ dsn }));
  });

  it.each([
    ['AW_MSSQL_DSN', { AW_MSSQL_DSN: undefined }],
    ['WWI_MSSQL_DSN', { WWI_MSSQL_DSN: undefined }],
    ['POSTGRES_DSN', { POSTGRES_DSN: undefined }],
    ['AW_MSSQL_DSN', { AW_MSSQL_DSN: 'duckdb:/nowhere/aw.duckdb' }],
    ['POSTGRES_DSN', { POSTGRES_DSN: 'nonsense' }],
  ])('name %s when it cannot be used', (name, change) => {
    expect(() => readConnections({ ...complete, ...change })).toThrow(
      expect.objectContaining({
        code: 'configuration_invalid',
        message: expect.stringMatching(`^${name} [^\n]*$`),
      }),
    );
  });
});

describe('the emulator', () => {
  it('is where LocalStack is unless AWS_ENDPOINT_URL says otherwise', () => {
    expect(readEmulatorAddress({})).toEqual({ endpoint: 'http://localhost:4566', region: 'us-east-1' });
    const given = { AWS_ENDPOINT_URL: 'https://emulator:1/', AWS_REGION: 'eu-central-1' };
    expect(readEmulatorAddress(given)).toEqual({ endpoint: 'https://emulator:1', region: 'eu-central-1' });
  });

  const deploy = (port: number) =>
    deployToEmulator({
      root: '/nowhere',
      environment: {
        ...complete,
        WWI_MSSQL_DSN: complete.AW_MSSQL_DSN,
        AWS_ENDPOINT_URL: `http://localhost:${port}`,
      },
      report: () => undefined,
    });

  it('has to answer before anything is done', async () => {
    await expect(deploy(await freePort())).rejects.toThrow(
      /^no emulator of AWS answers at .* npm run emulator$/,
    );
  });

  it('is never something else that listens there', async () => {
    const server = createServer((_request, response) => response.writeHead(404).end());
    const port = await freePort();
    await new Promise<void>((done) => server.listen(port, done));
    await expect(deploy(port)).rejects.toThrow(/no emulator of AWS answers/);
    await new Promise((done) => server.close(done));
  });
});

describe('what is told of a failed step', () => {
  it.each([
    [
      'the resource at fault and why',
      [
        'otel-bi-local-store | 3/8 | 6:17:58 AM | CREATE_FAILED | Custom::Trigger | store/migrate Error: no store',
        '❌  otel-bi-local-store failed to deploy',
        '‣ DeploymentError: Resource updates failed:',
      ],
      'CREATE_FAILED | Custom::Trigger | store/migrate Error: no store',
    ],
    [
      'the setting at fault',
      ['stage local: FRONTEND_JWT_ISSUER_URL is required'],
      'stage local: FRONTEND_JWT_ISSUER_URL is required',
    ],
    [
      'the last sentence',
      ['Bundling', 'Error: out of disk', '    at build (file.ts:1:1)', ''],
      'out of disk',
    ],
    ['that it took too long', [], 'took too long'],
  ])('is %s', (_what, lines, expected) => {
    expect(reasonOf(new CommandError('took too long', lines))).toBe(expected);
  });
});
