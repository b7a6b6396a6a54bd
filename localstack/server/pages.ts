/** The built page with the headers that its static hosting sends too. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** What the page may load: itself. `connect` adds the API's and the provider's origins where they differ. */
function contentSecurityPolicy(connect: readonly string[] = []): string {
  const elsewhere = connect.length > 0 ? ` ${connect.join(' ')}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${elsewhere}`,
    `frame-src 'self'${elsewhere}`,
    "frame-ancestors 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action 'self'${elsewhere}`,
  ].join('; ');
}

export function createPages(directory: string, connect: readonly string[] = []) {
  const policy = contentSecurityPolicy(connect);
  const serve = sirv(directory, {
    single: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/assets/');
      response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('content-security-policy', policy);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
      response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    });
  };
}
