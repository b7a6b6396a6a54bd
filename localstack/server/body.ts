import type { IncomingMessage } from 'node:http';
import { AppError } from '@otel-bi/shared/contract/errors.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * The request's body, whole.
 * @throws AppError `payload_too_large` past 1 MiB
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new AppError('payload_too_large', 'the body is larger than 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
