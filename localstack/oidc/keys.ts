/** The embedded provider's signing keys and cookie secret: made once, kept in the data directory. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod/mini';

const stored = z.object({
  jwk: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), n: z.string(), e: z.string(), d: z.string() }),
  cookieSecret: z.string().check(z.minLength(32)),
});

export interface ProviderKeys {
  /** Private RSA signing key with `kid`, `alg` and `use`. */
  readonly jwk: JWK & { readonly kid: string };
  readonly cookieSecret: string;
}

async function createKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const kid = randomBytes(12).toString('base64url');
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
  return { jwk, cookieSecret: randomBytes(32).toString('base64url') };
}

/** Reads the keys from `file`, or makes them there (readable by this user only). */
export async function loadKeys(file: string): Promise<ProviderKeys> {
  if (existsSync(file)) return stored.parse(JSON.parse(await readFile(file, 'utf8')));
  const keys = await createKeys();
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(keys), { mode: 0o600 });
  await rename(draft, file);
  return keys;
}
