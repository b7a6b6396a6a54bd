/** libpq's sslmode in terms of Node's TLS options. */
import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { AppError } from '../contract/errors.ts';
import type { StoreAddress } from './connection.ts';

/** How to open connections: in this order, the next one only where the server has no (or insists on) TLS. */
export type TlsAttempts = readonly [ConnectionOptions | false, ...(ConnectionOptions | false)[]];

/**
 * The attempts of an sslmode, as libpq documents them: `allow` tries plain first, `prefer` TLS first,
 * `require` takes any certificate unless `sslrootcert` is given, `verify-ca` checks the chain,
 * `verify-full` the chain and the host name.
 * @throws AppError `configuration_invalid` when `sslrootcert` cannot be read
 */
export function tlsAttempts(address: StoreAddress): TlsAttempts {
  const unchecked: ConnectionOptions = { rejectUnauthorized: false };
  const ca = address.sslrootcert === undefined ? {} : { ca: certificates(address.sslrootcert) };
  const chainOnly: ConnectionOptions = {
    ...ca,
    rejectUnauthorized: true,
    checkServerIdentity: () => undefined,
  };
  switch (address.sslmode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, unchecked];
    case 'prefer':
      return [unchecked, false];
    case 'require':
      return [address.sslrootcert === undefined ? unchecked : chainOnly];
    case 'verify-ca':
      return [chainOnly];
    case 'verify-full':
      return [{ ...ca, rejectUnauthorized: true }];
  }
}

function certificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('configuration_invalid', 'sslrootcert names a file that cannot be read', { cause });
  }
}

/** Whether a failed attempt says that the other kind of connection (TLS or plain) should be tried. */
export function isTlsRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const sqlState = 'code' in error ? error.code : undefined;
  // 28000: pg_hba.conf has no entry for this kind of connection.
  return error.message === 'The server does not support SSL connections' || sqlState === '28000';
}
