import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SslMode } from './connection.ts';
import { isTlsRefusal, tlsAttempts } from './tls.ts';

const attempts = (sslmode: SslMode, sslrootcert?: string) =>
  tlsAttempts({ host: 'h', port: 1, database: 'd', user: 'u', password: 'p', sslmode, sslrootcert });
const unchecked = { rejectUnauthorized: false };

describe('tlsAttempts', () => {
  it.each([
    ['disable', [false]],
    ['allow', [false, unchecked]],
    ['prefer', [unchecked, false]],
    ['require', [unchecked]],
    ['verify-ca', [{ rejectUnauthorized: true, checkServerIdentity: expect.any(Function) }]],
    ['verify-full', [{ rejectUnauthorized: true }]],
  ] as const)('%s', (mode, expected) => {
    expect(attempts(mode)).toEqual(expected);
  });

  it('checks the chain under require too, once an authority is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'otel-bi-tls-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, 'certificate');
    expect(attempts('require', file)).toMatchObject([{ rejectUnauthorized: true, ca: 'certificate' }]);
    expect(attempts('verify-full', file)).toEqual([{ rejectUnauthorized: true, ca: 'certificate' }]);
    rmSync(folder, { recursive: true });
    expect(() => attempts('verify-full', file)).toThrow(
      expect.objectContaining({ code: 'configuration_invalid' }),
    );
  });
});

describe('isTlsRefusal', () => {
  it('tells a refusal of the kind of connection from other failures', () => {
    expect(isTlsRefusal(new Error('The server does not support SSL connections'))).toBe(true);
    expect(isTlsRefusal(Object.assign(new Error('no pg_hba.conf entry'), { code: '28000' }))).toBe(true);
    expect(isTlsRefusal(Object.assign(new Error('password'), { code: '28P01' }))).toBe(false);
    expect(isTlsRefusal('SSL')).toBe(false);
  });
});
