/** The provider behind `/oidc` of the embedded server: its own endpoints, the sign-in page, and dev tokens. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import * as z from 'zod/mini';
import { developer } from './identity.ts';
import type { ProviderKeys } from './keys.ts';
import { createProvider } from './provider.ts';
import { signInPage } from './sign-in-page.ts';
import { signToken } from './tokens.ts';

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface OidcOptions {
  readonly issuer: string;
  readonly keys: ProviderKeys;
  readonly origins: readonly string[];
}

const MOUNT = '/oidc';

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** Answers requests whose path begins with `/oidc`. */
export function createOidcHandler(options: OidcOptions): NodeHandler {
  const provider = createProvider(options);
  const callback = provider.callback();
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === `${MOUNT}/dev-token`) return devToken(options, request, response);
    if (path.startsWith(`${MOUNT}/sign-in/`)) {
      if (request.method !== 'POST') return showPage(response);
      const result = { login: { accountId: developer.sub } };
      try {
        return await provider.interactionFinished(request, response, result, {
          mergeWithLastSubmission: false,
        });
      } catch (error) {
        if (error instanceof errors.SessionNotFound) return showExpired(response);
        throw error;
      }
    }
    // Mounted below the root: the provider wants its own path and the original one beside it.
    Object.assign(request, { originalUrl: request.url });
    request.url = (request.url ?? '').slice(MOUNT.length) || '/';
    await callback(request, response);
  };
}

/** The sign-in was begun before a restart, in another browser, or too long ago. */
async function showExpired(response: ServerResponse): Promise<void> {
  response.writeHead(400, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end('This sign-in has ended. Open OTel BI again to begin a new one.\n');
}

async function showPage(response: ServerResponse): Promise<void> {
  response.writeHead(200, pageHeaders);
  response.end(signInPage);
}
const tokenQuery = z.strictObject({
  scope: z.optional(z.string()),
  audience: z.optional(z.string()),
  expiresIn: z.optional(z.string().check(z.regex(/^-?\d{1,9}$/))),
});

/**
 * A token for `npm run token`. A browser cannot get it: the request must be a POST with a header that no
 * page may send to another origin, and must not carry an Origin.
 */
async function devToken(
  options: OidcOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fromBrowser = request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
  if (request.method !== 'POST' || request.headers['x-otel-bi-cli'] !== 'token' || fromBrowser) {
    response.writeHead(403).end();
    return;
  }
  const query = tokenQuery.safeParse(
    Object.fromEntries(new URL(request.url ?? '', options.issuer).searchParams.entries()),
  );
  if (!query.success) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('unknown or malformed option');
    return;
  }
  const { expiresIn, ...rest } = query.data;
  const token = await signToken(options.issuer, options.keys, {
    ...rest,
    expiresIn: expiresIn === undefined ? undefined : Number(expiresIn),
  });
  response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(token);
}
