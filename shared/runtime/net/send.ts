/** One exchange over Node's own client: the first touch of `fetch` costs a cold function 20 ms more. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface HttpMessage {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
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
 * Connections are kept for the next one by Node's own agents.
 * @throws Error of the network, or what the signal aborted with
 */
export function send({ method, url, headers, body }: HttpMessage, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = start(url, { method, headers, signal });
    const fail = (error: unknown) => reject(signal.aborted ? signal.reason : error);
    request.on('error', fail);
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
