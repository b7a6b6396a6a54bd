import { describe, expect, it } from 'vitest';
import { storeAddress } from '../../store/connection.ts';
import { warehouseDsn } from '../../warehouse/dsn.ts';
import { readStoreTarget } from '../config/postgres.ts';
import { withStoreSecret, withWarehouseSecret } from './connection.ts';

const password = 'p@ss/w:rd?#é';
const rds = { username: 'app', password, host: 'db.example', port: 5433, dbname: 'bi', engine: 'postgres' };

describe('a secret of the store', () => {
  const addressOf = (secret: object | string, environment = {}) => {
    const text = typeof secret === 'string' ? secret : JSON.stringify(secret);
    return storeAddress(readStoreTarget(withStoreSecret(environment, text, 'POSTGRES_SECRET_ARN')));
  };
  const whole = { host: 'db.example', port: 5433, database: 'bi', user: 'app', password };
  const dsn = `postgresql://app:${encodeURIComponent(password)}@db.example:5433/bi`;

  it.each([
    ['a DSN', dsn],
    ['{dsn}', { dsn }],
    ['the parts as RDS keeps them', rds],
    ['parts with the port as text', { ...rds, port: '5433' }],
  ])('may be %s', (_name, secret) => {
    expect(addressOf(secret)).toMatchObject(whole);
  });

  it('wins over a DSN, whatever that is called', () => {
    const elsewhere = { POSTGRES_DSN: 'postgresql://a:b@c/d', POSTGRES_URL: 'postgresql://e:f@g/h' };
    expect(addressOf(rds, elsewhere)).toMatchObject(whole);
    expect(addressOf({ dsn }, elsewhere)).toMatchObject(whole);
  });

  it('leaves the way to the server to the variables that name a proxy', () => {
    const proxy = { POSTGRES_HOST: 'proxy.example', POSTGRES_PORT: '6000', POSTGRES_SSLMODE: 'verify-full' };
    expect(addressOf(rds, proxy)).toMatchObject({
      ...whole,
      host: 'proxy.example',
      port: 6000,
      sslmode: 'verify-full',
    });
  });

  it.each(['{"password":"secret-1"}', '{secret-1', '{"username":"a","password":7}'])('refuses %s', (text) => {
    const act = () => withStoreSecret({}, text, 'POSTGRES_SECRET_ARN');
    expect(act).toThrow(/^POSTGRES_SECRET_ARN names a secret that is neither/);
    expect(act).not.toThrow(/secret-1/);
  });
});

describe('a secret of a warehouse', () => {
  const dsnOf = (secret: object | string, environment = {}) => {
    const text = typeof secret === 'string' ? secret : JSON.stringify(secret);
    const completed = withWarehouseSecret(environment, text, {
      variable: 'AW_MSSQL_SECRET_ARN',
      prefix: 'AW_MSSQL',
    });
    const { dsn } = warehouseDsn('aw', completed);
    if (dsn.engine !== 'mssql') throw new Error('not a SQL Server');
    return {
      host: dsn.host,
      port: dsn.port,
      database: dsn.database,
      user: dsn.user,
      pass: dsn.password.reveal(),
    };
  };
  const whole = { host: 'sql.example', port: 1444, database: 'DW', user: 'reader', pass: password };
  const parts = {
    username: 'reader',
    password,
    host: 'sql.example',
    port: 1444,
    dbname: 'DW',
    engine: 'sqlserver',
  };

  it.each([
    ['a DSN', `sqlserver://reader:${encodeURIComponent(password)}@sql.example:1444?database=DW`],
    ['the parts as RDS keeps them', parts],
  ])('may be %s', (_name, secret) => {
    expect(dsnOf(secret)).toEqual(whole);
    expect(dsnOf(secret, { AW_MSSQL_DSN: 'sqlserver://a:b@c?database=d' })).toEqual(whole);
  });

  it('leaves server and database to the variables that name them', () => {
    const variables = { AW_MSSQL_SERVER: 'listener.example', AW_MSSQL_DATABASE: 'Other' };
    expect(dsnOf(parts, variables)).toEqual({
      ...whole,
      host: 'listener.example',
      port: 1433,
      database: 'Other',
    });
  });
});
