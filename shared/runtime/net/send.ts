/** One exchange over Node's own client: the first touch of `fetch` costs a cold function 20 ms more. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type Agent, request as httpsRequest } from 'node:https';

export interface HttpMessage {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** With certificates of its own; Node's where absent. */
  readonly agent?: Agent;
}

export interface HttpAnswer {
  readonly status: number;
  /** The words beside the status. */
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Connections are kept for the next one by Node's own agents. One that the other side closed while this
 * process was frozen is noticed by its first use: the message is then sent again, so a receiver must bear
 * with repeats.
 * @throws Error of the network, or what the signal aborted with
 */
export async function send(message: HttpMessage, signal: AbortSignal): Promise<HttpAnswer> {
  try {
    return await sendOnce(message, signal);
  } catch (error) {
    if (error instanceof StaleConnection) return sendOnce(message, signal);
    throw error;
  }
}

class StaleConnection extends Error {}

function sendOnce(
  { method, url, headers, body, agent }: HttpMessage,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = start(url, { method, headers, signal, ...(agent === undefined ? {} : { agent }) });
    const fail = (error: Error) => reject(signal.aborted ? signal.reason : error);
    request.on('error', (error) => {
      const isStale = request.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      fail(isStale ? new StaleConnection('a kept connection was closed', { cause: error }) : error);
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BYTES) response.destroy(new Error('the answer is larger than 16 MiB'));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => {
        const { statusCode: status = 0, statusMessage: reason = '', headers: answered } = response;
        resolve({ status, reason, headers: answered, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end(body);
  });
}
