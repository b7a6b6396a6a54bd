/** Short-lived signed links to files of the embedded server, as S3's presigned ones. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ObjectType } from './port.ts';

export type SignLink = (key: string, type: ObjectType) => string;

/** Where the embedded server gives files to whoever has a link. */
export const filesPath = '/api/files/';
const LIFETIME_MS = 5 * 60_000;

export interface LinkedFile extends ObjectType {
  readonly key: string;
}

/** @param secret known to this process and the server that gives the files */
export function linkSigner(secret: string, now: () => number = Date.now): SignLink {
  return (key, { fileName, contentType }) => {
    const expires = String(now() + LIFETIME_MS);
    const query = new URLSearchParams({ name: fileName, type: contentType, expires });
    query.set('signature', signature(secret, [key, fileName, contentType, expires]));
    return `${filesPath}${key}?${query}`;
  };
}

/** What a link names, or null when it is not one of ours, was changed or has expired. */
export function verifyLink(url: URL, secret: string, now: number = Date.now()): LinkedFile | null {
  const key = url.pathname.slice(filesPath.length);
  const part = (name: string) => url.searchParams.get(name) ?? '';
  const [fileName, contentType, expires] = [part('name'), part('type'), part('expires')];
  const expected = Buffer.from(signature(secret, [key, fileName, contentType, expires]));
  const given = Buffer.from(part('signature'));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Number(expires) > now ? { key, fileName, contentType } : null;
}

function signature(secret: string, parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}
