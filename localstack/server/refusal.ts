/** Answers to requests that no function gets: problem+json and traced, like every other answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { problemResponse } from '@otel-bi/shared/runtime/http/problem.ts';
import { activeTraceId, inUnroutedSpan } from '@otel-bi/shared/runtime/telemetry/request-span.ts';

type Headers = Readonly<Record<string, string>>;

/** Sends the error as the answer, unless one is under way already. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: AppError,
  extra: Headers = {},
): void {
  if (response.destroyed || response.headersSent) return;
  const { method = 'GET', headers } = request;
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const answer = inUnroutedSpan({ method, path, headers }, () => problemResponse(error, activeTraceId()));
  // The rest of a body that nobody reads ends the connection: a client must not send its next request there.
  const ending: Headers = error.code === 'payload_too_large' ? { connection: 'close' } : {};
  response.writeHead(answer.statusCode ?? error.status, {
    ...toText(answer.headers),
    ...extra,
    ...ending,
  });
  response.end(answer.body);
}

/** Answers what could not be read as HTTP, and ends the connection: where the next request begins is unknown. */
export function refuseUnreadable(error: Error, socket: Duplex): void {
  if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
    socket.destroy();
    return;
  }
  const problem = unreadable(error);
  const answer = inUnroutedSpan({ method: '_OTHER' }, () => problemResponse(problem, activeTraceId()));
  const body = answer.body ?? '';
  const headers = {
    ...toText(answer.headers),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
}

function unreadable(error: Error): AppError {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('headers_too_large', 'the headers are larger than 16 KiB', { cause: error });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new AppError('request_timeout', 'the request did not arrive in time', { cause: error });
  }
  return new AppError('request_malformed', 'the request is not valid HTTP', { cause: error });
}

function toText(headers: Readonly<Record<string, boolean | number | string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
