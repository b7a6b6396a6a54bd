/** The built page with the headers that its static hosting sends too. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  cacheControl,
  contentSecurityPolicy,
  permissionsPolicy,
  referrerPolicy,
} from '@otel-bi/shared/contract/page-headers.ts';
import sirv from 'sirv';

export function createPages(directory: string, connect: readonly string[] = []) {
  const policy = contentSecurityPolicy(connect);
  const serve = sirv(directory, {
    single: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/assets/');
      response.setHeader('cache-control', isHashed ? cacheControl.hashed : cacheControl.named);
      response.setHeader('content-security-policy', policy);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('referrer-policy', referrerPolicy);
      response.setHeader('permissions-policy', permissionsPolicy);
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    });
  };
}
