import { describe, expect, it } from 'vitest';
import { storeAddress } from './connection.ts';

const full = {
  host: 'db.example',
  port: 6543,
  database: 'otel_bi',
  user: 'ann',
  password: 'p@ss word/:',
  sslmode: 'verify-full',
  sslrootcert: '/etc/ca.pem',
};

describe('storeAddress', () => {
  it.each([
    'postgresql://ann:p%40ss%20word%2F%3A@db.example:6543/otel_bi?sslmode=verify-full&sslrootcert=/etc/ca.pem',
    'postgres://ann:p%40ss%20word%2F%3A@db.example:6543/otel_bi?sslmode=verify-full&sslrootcert=/etc/ca.pem',
    'postgresql+psycopg://ann:p%40ss%20word%2F%3A@db.example:6543/otel_bi?sslmode=verify-full&sslrootcert=/etc/ca.pem',
    'postgresql:///otel_bi?host=db.example&port=6543&user=ann&password=p%40ss+word%2F%3A&sslmode=verify-full&sslrootcert=/etc/ca.pem',
    "host=db.example port=6543 dbname=otel_bi user=ann password='p@ss word/:' sslmode=verify-full sslrootcert=/etc/ca.pem",
    "host = db.example port=6543 dbname=otel_bi user=ann password=p@ss\\ word/: sslmode=verify-full sslrootcert='/etc/ca.pem' ",
  ])('understands %s', (dsn) => {
    expect(storeAddress({ dsn })).toEqual(full);
  });

  it('fills in what libpq would', () => {
    expect(storeAddress({ dsn: 'postgresql://ann@localhost' })).toEqual({
      host: 'localhost',
      port: 5432,
      database: 'ann',
      user: 'ann',
      password: '',
      sslmode: 'prefer',
      sslrootcert: undefined,
    });
    expect(storeAddress({ dsn: 'postgresql://ann@[::1]:5433/x' })).toMatchObject({ host: '::1', port: 5433 });
  });

  it('prefers the sslmode of the string to the one beside it', () => {
    expect(storeAddress({ dsn: 'postgres://a@h/d?sslmode=disable', sslmode: 'require' }).sslmode).toBe(
      'disable',
    );
    expect(storeAddress({ dsn: 'postgres://a@h/d', sslmode: 'require' }).sslmode).toBe('require');
  });

  it('takes the discrete parts as they are', () => {
    const parts = { host: 'h', port: 1, database: 'd', user: 'u', password: 'p', sslmode: 'allow' } as const;
    expect(storeAddress(parts)).toEqual(parts);
  });

  it.each([
    '',
    'secret',
    'mysql://ann:secret@db/x',
    'postgresql://ann:secret%@db/x',
    'postgresql://ann:secret@db:99999/x',
    'postgresql://:secret@db/x',
    'postgresql://ann:secret@a,b/x',
    'postgresql://ann:secret@db/x?sslmode=maybe',
    "host=db user=ann password='secret",
    'host=db user=ann password=secret port=0',
    'host=db user=ann secret',
  ])('refuses %j without repeating it', (dsn) => {
    expect(() => storeAddress({ dsn })).toThrow(
      expect.objectContaining({
        code: 'configuration_invalid',
        message: expect.not.stringContaining('secret'),
      }),
    );
  });
});
