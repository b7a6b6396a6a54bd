/** One port for everything: the API, the identity provider and the page. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { filesPath } from '@otel-bi/shared/export/store/local-links.ts';
import { asAppError } from '@otel-bi/shared/runtime/http/problem.ts';
import { describeError, log } from '@otel-bi/shared/runtime/log.ts';
import { otlpPath } from '../telemetry/path.ts';
import type { NodeHandler } from './api.ts';
import { refuse, refuseUnreadable } from './refusal.ts';

export interface Handlers {
  readonly api: NodeHandler;
  readonly oidc: NodeHandler | null;
  /** Takes telemetry; null where it goes to a configured collector. */
  readonly otlp: NodeHandler | null;
  /** Stored files behind signed links; null where the object store is elsewhere. */
  readonly files: NodeHandler | null;
  readonly pages: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface RunningServer {
  readonly server: Server;
  /** Stops listening, lets requests under way end for a moment, then cuts them. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 120_000;
const DRAIN_MS = 1_500;
/** Time for requests that were cut off to record that in the audit trail. */
const SETTLE_MS = 500;

/** What people and probes try at the root, where every other path is the page's own. */
const movedPaths: Readonly<Record<string, string>> = {
  '/docs': '/api/docs',
  '/openapi.json': '/api/openapi.json',
  '/health': '/api/health',
  '/healthz': '/api/health',
};

async function dispatch(
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (handlers.files && path.startsWith(filesPath)) return handlers.files(request, response);
  if (path === '/api' || path.startsWith('/api/')) return handlers.api(request, response);
  if (handlers.oidc && path.startsWith('/oidc/')) return handlers.oidc(request, response);
  if (handlers.otlp && path.startsWith(otlpPath)) return handlers.otlp(request, response);
  const elsewhere = movedPaths[path];
  if (elsewhere !== undefined) {
    response.writeHead(302, { location: elsewhere }).end();
    return;
  }
  handlers.pages(request, response);
}

/** Refuses names that are not this machine's, so that a web page cannot reach it by rebinding its own name. */
function isLocalName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

export async function startServer(handlers: Handlers, port: number): Promise<RunningServer> {
  const running = new Set<Promise<void>>();
  // A request without a host is refused below, like one for another host.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    if (!isLocalName(request.headers.host)) {
      refuse(request, response, new AppError('misdirected_request', 'this server answers as localhost only'));
      return;
    }
    const work = dispatch(handlers, request, response).catch((error: unknown) => {
      log('error', 'request handler failed', { error: describeError(error) });
      if (response.headersSent) response.destroy();
      else refuse(request, response, asAppError(error));
    });
    running.add(work);
    work.then(() => running.delete(work));
  });
  // Longer than browsers and pools keep a connection: a request is not sent where the other end just closed.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const close = async () => {
    await closeServer(server);
    await Promise.race([Promise.all(running), sleep(SETTLE_MS, undefined, { ref: false })]);
  };
  return { server, close };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}
